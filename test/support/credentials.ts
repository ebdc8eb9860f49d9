import { ICredentialsHelper } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestOptions,
	INodeCredentialsDetails,
	IRequestOptionsSimplified,
} from 'n8n-workflow';

import { WavexApi } from '../../credentials/WavexApi.credentials';

export const TOKEN = 'wavex_t0ken-for-tests';
export const HOST = 'https://api.wavex.test';
export const BASE_URL = `${HOST}/api/v1`;

/**
 * n8n's CredentialsHelper lives in its server, not in n8n-core. This one holds a single credential in plain and does
 * for it what the server's does (packages/cli/src/credentials-helper.ts): calls `authenticate` of the real class.
 */
export class CredentialsHelper extends ICredentialsHelper {
	private readonly type = new WavexApi();

	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		return await this.type.authenticate(credentials, options as IHttpRequestOptions);
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Nothing in the package reads an encrypted credential');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return { ...this.data };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties() {
		return this.type.properties;
	}
}

/** What a node of a workflow holds to point at the credential. */
export const nodeCredentials: Record<string, INodeCredentialsDetails> = {
	wavexApi: { id: '1', name: 'Wavex' },
};
