import { startBudget } from './budget.js';
import { startDeliveryList } from './deliveryList.js';
import { startRequestList } from './requestList.js';
import { startToolbar } from './toolbar.js';

/** Starts the column that shows the traffic between the API and its clients. */
export function startActivity() {
	startToolbar();
	startBudget();
	startDeliveryList();
	startRequestList();
}
