/** A message record of the API, with the fields that the API gives. */
export function record(id: number): Record<string, string | number | boolean | null> {
	return {
		id,
		session_id: 1,
		from: '201000000001',
		to: `2011${String(id).padStart(8, '0')}`,
		message: `Hello, your order ${id} is on its way and will arrive between 9 and 12 tomorrow.`,
		status: 'sent',
		delivery_status: 'delivered',
		whatsapp_message_id: `true_2011${String(id).padStart(8, '0')}@c.us_3EB0${id}`,
		campaign_id: null,
		is_ai_generated: false,
		ai_prompt: null,
		error_message: null,
		metadata: null,
		created_at: '2026-01-01T09:00:00.000000Z',
		updated_at: '2026-01-01T09:00:05.000000Z',
		delivered_at: '2026-01-01T09:00:05.000000Z',
		read_at: null,
		channel_type: 'whatsapp',
	};
}
