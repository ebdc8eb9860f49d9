import { startBudget } from './budget.js';
import { startDeliveries } from './deliveries.js';
import { startRequests } from './requests.js';
import { startTools } from './tools.js';

/** What goes between the API and its client, live. */
export function startActivity() {
	startTools();
	startBudget();
	startDeliveries();
	startRequests();
}
