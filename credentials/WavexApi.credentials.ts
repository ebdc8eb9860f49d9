import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** Holds the bearer token. The test is the action node's `wavexApiTest`: only a function can tell a bad token from an unreachable host. */
export class WavexApi implements ICredentialType {
	name = 'wavexApi';

	displayName = 'Wavex API';

	icon: Icon = { light: 'file:../icons/wavex.svg', dark: 'file:../icons/wavex.dark.svg' };

	documentationUrl = 'https://github.com/theonesystemco/n8n-nodes-wavex#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. wavex_1a2b3c4d5e6f',
			hint: 'You find it in your Wavex account',
			description:
				'The token of your Wavex account. A token that begins with "wavex_" is permanent; one of the form "ID|HASH" ends with its session.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://whatsapp.theonesystemco.com/api/v1',
			description:
				'Where the API answers. Change it only for a server of your own or the offline sandbox.',
		},
	];

	/** A function, since n8n takes half a millisecond to evaluate an expression, for every request. */
	async authenticate(
		{ apiToken }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const headers = { ...request.headers, Authorization: `Bearer ${String(apiToken).trim()}` };
		return { ...request, headers };
	}
}
