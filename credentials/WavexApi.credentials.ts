import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { listCountries } from '../nodes/Wavex/utils/callingCodes';

/** Holds the bearer token. Tested by the nodes' `wavexApiTest`: only a function can tell a rejected token from an unreachable host. */
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
			hint: 'You can find it in your Wavex account',
			description:
				'The token of your Wavex account. A token that starts with "wavex_" is permanent; one in the form "ID|HASH" is valid as long as its session exists.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://whatsapp.theonesystemco.com/api/v1',
			description:
				'The address of the API. Change it only for your own server or the offline sandbox.',
		},
		{
			displayName: 'Country of Local Numbers',
			name: 'localCountry',
			type: 'options',
			options: [{ name: 'None', value: 'none' }, ...listCountries()],
			default: 'none',
			description:
				'The country of phone numbers without a country code, such as 01001112223. With None they are refused.',
		},
	];

	/** A function, because an expression would cost n8n 0.5 ms for every request. */
	async authenticate(
		{ apiToken }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const headers = { ...request.headers, Authorization: `Bearer ${String(apiToken).trim()}` };
		return { ...request, headers };
	}
}
