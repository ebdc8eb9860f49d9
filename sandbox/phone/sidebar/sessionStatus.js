export function getSessionStatusLabel({ status, health_status, qr_code, pairing_code }) {
	if (status === 'connected') {
		return health_status === 'warning' ? 'Connected, asleep' : 'Connected';
	}
	if (status === 'created') return 'Starting';
	if (status === 'disconnected') return 'Disconnected';
	if (qr_code) return 'Waiting for QR scan';
	return pairing_code ? 'Waiting for pairing' : 'Connecting';
}
