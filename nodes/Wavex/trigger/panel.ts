import type { TriggerPanelDefinition } from 'n8n-workflow';

const BUILDING =
	"<b>While building your workflow</b>, click the 'execute step' button, then write to your WhatsApp number or make another chosen event happen. This will trigger an execution, which will show up in this editor.";

const NOTHING_COMES =
	"<b>If nothing comes</b>, check that the session is connected, that the Production URL under Webhook URLs is a public https address (n8n's WEBHOOK_URL sets it), and that no option leaves the event out. Then unpublish the workflow and publish it again.";

const EXECUTIONS =
	'These executions will show up in the <a data-key="executions">executions list</a>, but not in the editor.';

/** In the words of n8n's own triggers, and what is different here. */
export const triggerPanel: TriggerPanelDefinition = {
	header: '',
	executionsHelp: {
		inactive: `${BUILDING}<br /><br /><b>Once you're happy with your workflow</b>, publish it. The node then registers itself at the Wavex API, so there is no URL to paste, and every chosen event will trigger an execution. ${EXECUTIONS}<br /><br />${NOTHING_COMES}`,
		active: `${BUILDING}<br /><br /><b>Your workflow will also execute automatically</b>, since it's published. Every chosen event will trigger an execution. ${EXECUTIONS}<br /><br />${NOTHING_COMES}`,
	},
	activationHint:
		'Once you’ve finished building your workflow, publish it to have it also listen continuously (you just won’t see those executions here).',
};
