import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { asExpression, byId } from '../../support/parameters';
import { expectRequest, testInvalidInput } from '../../support/operationTests';

guardNetwork();

/** n8n's default time zone is America/New_York, five hours behind UTC in winter and four in summer. */
const parameters = {
	name: 'Spring',
	sessionId: byId(1),
	message: 'Hello',
	recipients: { recipient: [{ phone: '201234567890' }] },
	type: 'scheduled',
};
const WINTER = '2099-01-31T09:00:00-05:00';
const SUMMER = '2099-05-04T09:00:00-04:00';

it.each([
	["the editor's date picker", '2099-01-31T09:00:00', WINTER],
	['ISO with the zone UTC', '2099-01-31T14:00:00.000Z', WINTER],
	['ISO with an offset', '2099-01-31T16:00:00+02:00', WINTER],
	['slashes, the year first', '2099/01/31 09:00', WINTER],
	['slashes, the day first', '04/05/2099 09:00', SUMMER],
	['dots', '4.5.2099 9:00', SUMMER],
	['dashes', '04-05-2099 09:00', SUMMER],
	['the name of a month', '4 May 2099 9:00 am', SUMMER],
	['an Arabic month and digits', '٤ مايو ٢٠٩٩ ٠٩:٠٠', SUMMER],
	['a Date', "={{ new Date('2099-01-31T14:00:00Z') }}", WINTER],
	['a DateTime', "={{ DateTime.fromISO('2099-01-31T16:00:00+02:00') }}", WINTER],
	[
		'a DateTime of another zone',
		"={{ DateTime.fromISO('2099-01-31T16:00', { zone: 'Africa/Cairo' }) }}",
		WINTER,
	],
	['a DateTime within a text', "={{ DateTime.fromISO('2099-01-31T14:00:00Z') }} ", WINTER],
	['a Date within a text', "= {{ new Date('2099-01-31T14:00:00Z') }}", WINTER],
	['a text from two fields', "={{ '31/01/2099' }} {{ '9:00' }}", WINTER],
	['an item of another node', "={{ $('Items').item.json.at }}", WINTER],
])("reads %s in the workflow's time zone", async (_, scheduledAt, scheduled_at) => {
	const recipients = [{ phone: '201234567890' }];
	const { name, message, type } = parameters;
	const body = { name, message, type, session_id: 1, recipients, scheduled_at };
	expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: { id: 7 } });
	const items = [{ json: { at: '2099-01-31T14:00:00Z' } }];
	const set = { resource: 'campaign', operation: 'create', ...parameters, scheduledAt };
	const run = await runWavex(set, { items });
	expect(run.error).toBeUndefined();
});

const row = (scheduledAt: unknown, message: string | RegExp) => ({
	operation: 'create',
	parameters: { ...parameters, scheduledAt: scheduledAt as string },
	message,
});
const HOW =
	"not a date and time. Pick a date, or enter it as 2030-01-31 09:00, 31/01/2030 09:00 (the day first) or 31 January 2030 09:00. A time without a zone is in the workflow's time zone, America/New_York.";

testInvalidInput('campaign', {
	'a scheduled campaign that starts at once': {
		operation: 'createFromItems',
		parameters: {
			...parameters,
			scheduledAt: '31/01/2099 09:00',
			recipientPhone: '201234567890',
			options: { startImmediately: true },
		},
		message: /Remove 'Start Immediately' .* set 'When to Send' to 'Once Started'/,
	},
	'a scheduled campaign of input items': {
		operation: 'createFromItems',
		parameters: {
			...parameters,
			scheduledAt: '31/02/2099 09:00',
			recipientPhone: '201234567890',
		},
		message: "The field 'Scheduled At' is '31/02/2099 09:00', not a date and time",
	},
	'a day that does not exist': row('31/02/2099 09:00', `'31/02/2099 09:00', ${HOW}`),
	'a month before the day': row('01/31/2099 09:00', HOW),
	'a date without a time': row('31/01/2099', HOW),
	'a year of two digits': row('31/01/99 09:00', HOW),
	words: row('tomorrow', HOW),
	'a number': row(asExpression(4073367600000), HOW),
	'an object': row(asExpression({ date: '2099-01-31T09:00:00' }), HOW),
	'a list': row(asExpression(['2099-01-31T09:00:00']), HOW),
	'an invalid Date': row("={{ new Date('x') }}", 'not a date and time'),
	'an hour that the change to summer time skips': row(
		'08/03/2099 02:30',
		'does not exist: on 2099-03-08 at 02:30:00 the clocks in America/New_York are put forward',
	),
	'a time that is past': row(
		'31/01/2020 09:00',
		/is in the past: 2020-01-31T09:00:00-05:00\. Choose/,
	),
	'a DateTime that is past': row('={{ $now.minus({ minutes: 1 }) }}', 'is in the past'),
});
