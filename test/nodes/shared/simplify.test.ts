import type { IDataObject } from 'n8n-workflow';

import { getDeliveryStatus, simplifyMessage } from '../../../nodes/Wavex/shared/simplify';

const TIME = '2026-01-01T00:00:00Z';

describe('deliveryOf', () => {
	it.each<[string, IDataObject]>([
		['read', { read_at: TIME, delivered_at: TIME, delivery_status: 'pending' }],
		['read', { read_at: TIME, status: 'failed' }],
		['read', { delivery_status: 'read' }],
		['delivered', { delivered_at: TIME, delivery_status: 'queued', whatsapp_message_id: 'x' }],
		['delivered', { delivery_status: 'delivered' }],
		['delivered', { status: 'received', delivery_status: 'pending', whatsapp_message_id: 'x' }],
		['failed', { status: 'failed', whatsapp_message_id: 'x' }],
		['failed', { delivery_status: 'failed' }],
		['sent', { whatsapp_message_id: 'x', delivery_status: 'pending', status: 'queued' }],
		['sent', { status: 'sent' }],
		['queued', { status: 'queued', read_at: null, delivered_at: null, whatsapp_message_id: null }],
		['queued', {}],
	])('is %s for %j', (delivery, record) => {
		expect(getDeliveryStatus(record)).toBe(delivery);
	});
});

describe('simplifyMessage', () => {
	it('keeps ten fields of eighteen, two of them computed', () => {
		const fields =
			'id session_id from to message status delivery_status whatsapp_message_id campaign_id is_ai_generated ai_prompt error_message metadata created_at updated_at delivered_at read_at channel_type';
		const record = Object.fromEntries(fields.split(' ').map((field) => [field, field]));
		const simple = simplifyMessage(record);
		expect(Object.keys(simple)).toEqual([
			'id',
			'session_id',
			'from',
			'to',
			'message',
			'direction',
			'delivery',
			'error_message',
			'whatsapp_message_id',
			'created_at',
		]);
	});

	it.each([
		['received', 'incoming'],
		['sent', 'outgoing'],
		['failed', 'outgoing'],
	])('a message that is %s is %s', (status, direction) => {
		expect(simplifyMessage({ status }).direction).toBe(direction);
	});
});
