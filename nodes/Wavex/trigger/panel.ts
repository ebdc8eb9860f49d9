import type { TriggerPanelDefinition } from 'n8n-workflow';

const BUILDING =
	"<b>While building your workflow</b>, click the 'execute step' button, then write to your WhatsApp number or cause another selected event. This will trigger an execution, which will show up in this editor.";

const NO_EVENT =
	"<b>If no event arrives</b>, check that the session is connected, that the Production URL under Webhook URLs is a public https address (set by n8n's WEBHOOK_URL), and that no option excludes the event (reactions, edits, calls, status posts and channels start nothing by default). Then unpublish the workflow and publish it again.";

const EXECUTIONS =
	'These executions will show up in the <a data-key="executions">executions list</a>, but not in the editor.';

/** Uses the texts of n8n's own triggers where they apply. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Listen, then write to your WhatsApp number',
	executionsHelp: {
		inactive: `${BUILDING}<br /><br /><b>Once you're happy with your workflow</b>, publish it. The node then registers itself with the Wavex API, so there is no URL to paste, and every selected event will trigger an execution. ${EXECUTIONS}<br /><br />${NO_EVENT}`,
		active: `${BUILDING}<br /><br /><b>Your workflow will also execute automatically</b>, since it's published. Every selected event will trigger an execution. ${EXECUTIONS}<br /><br />${NO_EVENT}`,
	},
	activationHint:
		'Once you’ve finished building your workflow, publish it to have it also listen continuously (you just won’t see those executions here).',
};
