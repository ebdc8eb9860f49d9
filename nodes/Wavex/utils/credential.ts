import type { ICredentialDataDecryptedObject, IExecuteSingleFunctions } from 'n8n-workflow';

/** Any context of n8n that has the node's credential. */
export type CredentialContext = Pick<IExecuteSingleFunctions, 'getCredentials'>;

const credentials = new WeakMap<CredentialContext, Promise<ICredentialDataDecryptedObject>>();

/**
 * Returns the data of this context's credential. It is loaded once for each context, because n8n decrypts the credential
 * each time, but again for each item, because an expression can select another credential.
 */
export async function getCredential(
	context: CredentialContext,
): Promise<ICredentialDataDecryptedObject> {
	const credential = credentials.get(context) ?? context.getCredentials('wavexApi');
	credentials.set(context, credential);
	return await credential;
}

/** Returns the ISO code of the country of local numbers; undefined when the credential has none. */
export async function getLocalCountry(context: CredentialContext): Promise<string | undefined> {
	const country = String((await getCredential(context)).localCountry ?? '').trim();
	return country === '' || country === 'none' ? undefined : country;
}
