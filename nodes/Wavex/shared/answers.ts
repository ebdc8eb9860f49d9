import type { INodeExecutionData } from 'n8n-workflow';

/** `{deleted: true}`, whatever the API says about a deletion that it carried out. */
export async function deleted(): Promise<INodeExecutionData[]> {
	return [{ json: { deleted: true } }];
}
