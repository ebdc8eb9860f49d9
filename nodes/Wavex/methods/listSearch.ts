import { jsonParse } from 'n8n-workflow';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { fetchPages } from '../transport/pagination';

/** How many pages one call of a picker searches for a match. Scrolling loads more. */
const MAX_PAGES = 5;

const joinParts = (parts: unknown[]) => parts.filter(Boolean).join(' - ');

interface Picker {
	/** The list's path under the base URL. */
	path: string;
	/**
	 * Returns what users recognise a record by, in this order; parts that are missing are left out. n8n stores the label in the
	 * workflow, so it contains nothing that changes, such as a status.
	 */
	getLabel: (record: IDataObject) => unknown[];
	/** The query parameter that the API searches by; without one the labels are searched. */
	searchParameter?: string;
}

/** The session picker; the trigger shows its sessions in the same way. */
export const sessionPicker: Picker = {
	path: '/sessions',
	getLabel: ({ name, phone }) => [name, phone],
};

const toDate = ({ created_at }: IDataObject) =>
	String(created_at ?? '')
		.slice(0, 16)
		.replace('T', ' ');

/** What tells records with the same label apart, in the order in which it is added: the text of a template, the date, the ID. */
const DETAILS: Array<(record: IDataObject) => string> = [
	({ content }) => String(content ?? '').slice(0, 40),
	toDate,
	({ id }) => `ID ${String(id)}`,
];

/** Returns what the picker shows for these records, each with another name; those without an ID are left out. */
export function createItems({ getLabel }: Picker, records: IDataObject[]): INodeListSearchItems[] {
	const found = records.filter(({ id }) => id !== undefined && id !== null);
	let names = found.map((record) => joinParts(getLabel(record)) || String(record.id));
	for (const getDetail of DETAILS) {
		const isRepeated = names.map((name) => names.indexOf(name) !== names.lastIndexOf(name));
		names = names.map((name, index) =>
			isRepeated[index] ? joinParts([name, getDetail(found[index])]) : name,
		);
	}
	return found.map(({ id, status }, index) => ({
		name: names[index],
		value: String(id),
		...(typeof status === 'string' && { description: status }),
	}));
}

/**
 * Creates the function that n8n calls for one page of a picker, with what the user typed to search by and the token of the
 * page before. The function throws a NodeApiError, whose message n8n shows in the picker.
 */
function createListSearch(picker: Picker) {
	const { path, searchParameter } = picker;
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const search = filter.trim();
		const query = searchParameter && search ? { [searchParameter]: search } : {};
		const labelPart = searchParameter ? '' : search.toLowerCase();
		const firstPage = paginationToken ? jsonParse<IDataObject>(paginationToken) : undefined;
		const request = { url: path, qs: query };
		let result: INodeListSearchResult = { results: [] };
		let pages = 0;
		for await (const { records, nextPage } of fetchPages(this, request, firstPage)) {
			const results = createItems(picker, records).filter(({ name, description = '' }) =>
				`${name} ${description}`.toLowerCase().includes(labelPart),
			);
			result = { results, paginationToken: nextPage && JSON.stringify(nextPage) };
			if (results.length > 0 || ++pages === MAX_PAGES) break;
		}
		return result;
	};
}

/** The webhook picker leaves out the query of the URL: it may hold a secret, as the trigger's does. */
function getWebhookLabel({ url, events }: IDataObject): unknown[] {
	const address = typeof url === 'string' ? url.split('?')[0] : undefined;
	return [address, Array.isArray(events) ? events.join(', ') : undefined];
}

/** The action node's pickers. */
export const listSearch = {
	searchCampaigns: createListSearch({
		path: '/campaigns',
		// Every week's offer may have the same name.
		getLabel: (record) => [record.name, toDate(record)],
	}),
	searchContacts: createListSearch({
		path: '/contacts',
		getLabel: ({ name, phone }) => [name, phone],
		searchParameter: 'search',
	}),
	searchGroups: createListSearch({ path: '/groups', getLabel: ({ name }) => [name] }),
	searchSessions: createListSearch(sessionPicker),
	searchTemplates: createListSearch({
		path: '/templates',
		getLabel: ({ name, category }) => [name, category],
	}),
	searchWebhooks: createListSearch({ path: '/webhooks', getLabel: getWebhookLabel }),
};
