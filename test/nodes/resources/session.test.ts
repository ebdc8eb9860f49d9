import { testOperations } from '../../support/table';

const record = {
	id: 1,
	name: 'Shop',
	status: 'connected',
	health_status: 'healthy',
	connection_method: 'qr',
	phone: '201000000001',
	pushname: 'Shop',
	profile_pic: null,
	last_connected_at: '2026-01-01T00:00:00Z',
	last_heartbeat_at: '2026-01-01T00:00:00Z',
	created_at: '2026-01-01T00:00:00Z',
};

testOperations('session', {
	getAll: {
		parameters: {},
		request: 'GET /sessions',
		answer: { success: true, data: [record] },
		items: [
			{
				id: 1,
				name: 'Shop',
				phone: '201000000001',
				status: 'connected',
				health_status: 'healthy',
				last_connected_at: '2026-01-01T00:00:00Z',
			},
		],
	},
});
