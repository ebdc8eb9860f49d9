import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { getErrorMessage } from '../errors/errorMessages';
import { classifyNetworkError } from '../errors/networkFailure';
import { TIMED_OUT } from '../errors/requestFailure';
import type { RequestFailure } from '../errors/requestFailure';
import { getResponseFailure } from '../errors/responseFailure';
import { getBaseUrl, lacksApiPath } from '../transport/baseUrl';
import { rememberToken } from '../utils/maskTokens';
import { isHttpUrl } from '../utils/url';
import { TIMEOUT_GRACE_MS, withTimeout } from '../utils/withTimeout';

const TIMEOUT_MS = 15_000;

/** Returns what is wrong with the credential, or undefined when the API accepts it. */
async function findProblem(
	context: ICredentialTestFunctions,
	credential: ICredentialDataDecryptedObject,
): Promise<string | undefined> {
	const baseUrl = getBaseUrl(credential);
	if (!isHttpUrl(baseUrl))
		return 'The Base URL is not a valid URL. It must begin with https:// and end in /api/v1.';
	const token = String(credential.apiToken ?? '').trim();
	rememberToken(token);
	let failure: RequestFailure | undefined;
	try {
		// A credential test has only this older request helper.
		const sending = context.helpers.request({
			method: 'GET',
			uri: `${baseUrl}/sessions`,
			headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: TIMEOUT_MS,
		}) as Promise<{ statusCode: number; body: IDataObject }>;
		const response = await withTimeout(sending, TIMEOUT_MS + TIMEOUT_GRACE_MS);
		failure = response ? getResponseFailure({ ...response, headers: {} }) : TIMED_OUT;
	} catch (error) {
		failure = classifyNetworkError(error);
	}
	if (!failure) return undefined;
	const { host } = new URL(baseUrl);
	const request = { method: 'GET', host, lacksApiPath: lacksApiPath(baseUrl) };
	const { message, description } = getErrorMessage(failure, request);
	return `${message}. ${description}`;
}

/**
 * Tests the credential by listing the sessions. Its message tells a rejected token from an unreachable host and from a host
 * that is not the Wavex API, which n8n's declarative test cannot: that shows only the error code.
 */
export async function wavexApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const problem = await findProblem(this, credential.data ?? {});
	return problem === undefined
		? { status: 'OK', message: 'Connection successful' }
		: { status: 'Error', message: problem };
}
