import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { getBaseUrl } from '../transport/baseUrl';
import { isHttpUrl } from '../utils/url';
import { getResponseFailure, classifyNetworkError } from '../transport/request';
import { getErrorMessage } from '../errors/errorMessages';

const TIMEOUT_MS = 15_000;

async function tryCredential(
	helpers: ICredentialTestFunctions['helpers'],
	credential: ICredentialDataDecryptedObject,
): Promise<string | undefined> {
	const baseUrl = getBaseUrl(credential);
	if (!isHttpUrl(baseUrl))
		return 'The Base URL is not a web address. It begins with https:// and ends in /api/v1.';
	const attempt = { method: 'GET', host: new URL(baseUrl).host };
	const token = String(credential.apiToken ?? '').trim();
	let failure;
	try {
		// A credential test has no other helper than this one of the older kind.
		const response = (await helpers.request({
			method: 'GET',
			uri: `${baseUrl}/sessions`,
			headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: TIMEOUT_MS,
		})) as { statusCode: number; body: IDataObject };
		failure = getResponseFailure({ ...response, headers: {} });
	} catch (error) {
		failure = classifyNetworkError(error);
	}
	if (!failure) return undefined;
	const { message, description } = getErrorMessage(failure, attempt);
	return `${message}. ${description}`;
}

/**
 * n8n's test of the credential: lists the sessions. Its message tells a bad token from a host that cannot be reached
 * and from one that is not the API, which n8n's declarative test cannot (it shows the bare error code).
 */
export async function wavexApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const problem = await tryCredential(this.helpers, credential.data ?? {});
	return problem === undefined
		? { status: 'OK', message: 'Connection successful' }
		: { status: 'Error', message: problem };
}
