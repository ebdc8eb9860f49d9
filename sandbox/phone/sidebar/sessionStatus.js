import { translate } from '../language/translate.js';

export function getSessionStatusLabel({ status, health_status, qr_code, pairing_code }) {
	if (status === 'connected') {
		return health_status === 'warning' ? translate('Connected, asleep') : translate('Connected');
	}
	if (status === 'created') return translate('Starting');
	if (status === 'disconnected') return translate('Disconnected');
	if (qr_code) return translate('Waiting for QR scan');
	return pairing_code ? translate('Waiting for pairing') : translate('Connecting');
}
