/**
 * The node's public interface, which a saved workflow holds: no name, value or default of it may ever change.
 * `resource.operation | name | action | request`, with `composite` for
 * an operation of several requests, then the parameters: `name!: kind(values) shape = default -> place field
 * when other=value`. `!` marks a required one, a dot a field inside a collection.
 */
export const INTERFACE = `
session.getAll | Get Many | Get many sessions | GET /sessions
	returnAll: boolean = false; limit: number = 50 when returnAll=false; simplify: hidden = true; output: options(simplified|raw|selectedFields) = "simplified";
	fields: multiOptions when output=selectedFields
session.create | Create | Create session | POST /sessions
	name!: string -> body name; connectionMethod: options(qr|code) = "qr" -> body connection_method
session.get | Get | Get session | GET /sessions/{sessionId}
	sessionId!: locator; simplify: hidden = true; output: options(simplified|raw|selectedFields) = "simplified";
	fields: multiOptions when output=selectedFields
session.delete | Delete | Delete session | DELETE /sessions/{sessionId}
	sessionId!: locator
session.getQr | Get QR Code | Get session QR code | GET /sessions/{sessionId}/qr
	sessionId!: locator; binaryPropertyName: string = "data"; options.waitSeconds: number = 30
session.requestPairingCode | Request Pairing Code | Request session pairing code | POST /sessions/{sessionId}/pair
	sessionId!: locator; phoneNumber!: phone -> body phone_number
session.start | Start | Start session | POST /sessions/{sessionId}/start
	sessionId!: locator
session.stop | Stop | Stop session | POST /sessions/{sessionId}/stop
	sessionId!: locator
session.waitForConnection | Wait for Connection | Wait for session connection | composite
	sessionId!: locator; limitWaitMinutes: number = 10
session.restart | Restart | Restart session | POST /sessions/{sessionId}/restart
	sessionId!: locator
session.getStatus | Get Status | Get session status | GET /sessions/{sessionId}/status
	sessionId!: locator
session.getHealth | Get Health | Get session health | GET /sessions/{sessionId}/health
	sessionId!: locator
message.getAll | Get Many | Get many messages | GET /sessions/{sessionId}/messages
	sessionId!: locator; returnAll: boolean = false; limit: number = 50 when returnAll=false;
	simplify: hidden = true; output: options(simplified|raw|selectedFields) = "simplified";
	fields: multiOptions when output=selectedFields; filters.status: options(sent|failed|queued) -> query status;
	filters.to: phone -> query to
message.downloadMedia | Download Media | Download message media | composite
	media!: string = "={{ $json.media }}"; binaryPropertyName!: string = "data"; options.fileName: string = "";
	options.maxSize: number = 16; options.mimeType: string = ""
message.sendText | Send Text | Send text message | POST /sessions/{sessionId}/messages/text
	sessionId!: locator; to!: phone -> body to; message!: text -> body message;
	options.skipIfSentHours: number = 0
message.sendImage | Send Image | Send image message | POST /sessions/{sessionId}/messages/image
	sessionId!: locator; to!: phone -> body to; mediaSource: options(url|binary|base64) = "url";
	mediaUrl: string -> body image_url when mediaSource=url;
	binaryPropertyName: string = "data" -> body image_base64 when mediaSource=binary;
	mediaBase64: string -> body image_base64 when mediaSource=base64; caption: text -> body caption
message.sendDocument | Send Document | Send document message | POST /sessions/{sessionId}/messages/document
	sessionId!: locator; to!: phone -> body to; mediaSource: options(url|binary|base64) = "url";
	mediaUrl: string -> body document_url when mediaSource=url;
	binaryPropertyName: string = "data" -> body document_base64 when mediaSource=binary;
	mediaBase64: string -> body document_base64 when mediaSource=base64;
	mimeType: string -> body mime_type; fileName: string -> body filename
message.sendVideo | Send Video | Send video message | POST /sessions/{sessionId}/messages/video
	sessionId!: locator; to!: phone -> body to; mediaSource: options(url|binary|base64) = "url";
	mediaUrl: string -> body video_url when mediaSource=url;
	binaryPropertyName: string = "data" -> body video_base64 when mediaSource=binary;
	mediaBase64: string -> body video_base64 when mediaSource=base64; caption: text -> body caption
message.sendAudio | Send Audio | Send audio message | POST /sessions/{sessionId}/messages/audio
	sessionId!: locator; to!: phone -> body to; mediaSource: options(url|binary|base64) = "url";
	mediaUrl: string -> body audio_url when mediaSource=url;
	binaryPropertyName: string = "data" -> body audio_base64 when mediaSource=binary;
	mediaBase64: string -> body audio_base64 when mediaSource=base64
message.sendLocation | Send Location | Send location message | POST /sessions/{sessionId}/messages/location
	sessionId!: locator; to!: phone -> body to; latitude!: number -> body latitude;
	longitude!: number -> body longitude; description: string -> body description
message.sendAndWait | Send and Wait for Reply | Send message and wait for reply | composite
	sessionId!: locator; to!: phone; message!: text;
	replyType: options(any|choice|number|date|pattern) = "any";
	choices: fixedCollection choice{label,value} when replyType=choice;
	pattern: string when replyType=pattern; options.limitWaitMinutes: number = 1440;
	options.groupMember: string; options.retryMessage: text; options.maxRetries: number = 2
message.sendContact | Send Contact | Send contact message | POST /sessions/{sessionId}/messages/contact
	sessionId!: locator; to!: phone -> body to; contactName!: string -> body contact_name;
	contactPhone!: phone -> body contact_phone
campaign.getAll | Get Many | Get many campaigns | GET /campaigns
	returnAll: boolean = false; limit: number = 50 when returnAll=false
campaign.create | Create | Create campaign | POST /campaigns
	name!: string -> body name; sessionId!: locator -> body session_id;
	contentSource: options(message|template) = "message";
	message!: text -> body message when contentSource=message;
	templateId!: locator -> body template_id when contentSource=template;
	type: options(immediate|scheduled) = "immediate" -> body type;
	scheduledAt!: dateTime -> body scheduled_at when type=scheduled;
	recipientsMode: options(fields|json) = "fields";
	recipients: fixedCollection recipient{phone,name,variables.variable{key,value}} -> body recipients when recipientsMode=fields;
	recipientsJson: json -> body recipients when recipientsMode=json;
	startImmediately: boolean = false when type=immediate; delaySeconds: number = 200;
	additionalFields.delaySeconds: number -> body delay_seconds;
	additionalFields.mediaUrl: string -> body media_options.media_url;
	additionalFields.mediaType: string -> body media_options.media_type;
	additionalFields.mediaFilename: string -> body media_options.filename
campaign.createFromItems | Create From Input Items | Create campaign from input items | composite
	name!: string; sessionId!: locator; contentSource: options(message|template) = "message";
	message!: text when contentSource=message; templateId!: locator when contentSource=template;
	type: options(immediate|scheduled) = "immediate"; scheduledAt!: dateTime when type=scheduled;
	startImmediately: boolean = false when type=immediate; delaySeconds: number = 200;
	recipientPhone!: phone; recipientName: string;
	recipientVariables: fixedCollection variable{key,value}; options.delaySeconds: number;
	options.mediaUrl: string; options.mediaType: string; options.mediaFilename: string;
	options.startImmediately: boolean = false; options.maxRecipientsPerCampaign: number = 0;
	options.waitForCompletion: boolean = true; options.limitWaitMinutes: number = 1440
campaign.waitForCompletion | Wait for Completion | Wait for campaign completion | composite
	campaignId!: locator; startFirst: boolean = false; limitWaitMinutes: number = 1440
campaign.get | Get | Get campaign | GET /campaigns/{campaignId}
	campaignId!: locator
campaign.start | Start | Start campaign | POST /campaigns/{campaignId}/start
	campaignId!: locator
campaign.pause | Pause | Pause campaign | POST /campaigns/{campaignId}/pause
	campaignId!: locator
campaign.resume | Resume | Resume campaign | POST /campaigns/{campaignId}/resume
	campaignId!: locator
campaign.delete | Delete | Delete campaign | DELETE /campaigns/{campaignId}
	campaignId!: locator
campaign.getStats | Get Stats | Get campaign stats | GET /campaigns/{campaignId}/stats
	campaignId!: locator
template.getAll | Get Many | Get many templates | GET /templates
	returnAll: boolean = false; limit: number = 50 when returnAll=false
template.create | Create | Create template | POST /templates
	name!: string -> body name; content!: text -> body content;
	category: options(general|marketing|otp|transactional) = "general" -> body category;
	additionalFields.mediaUrl: string -> body media_url;
	additionalFields.mediaType: string -> body media_type;
	additionalFields.mediaFilename: string -> body media_filename
template.get | Get | Get template | GET /templates/{templateId}
	templateId!: locator
template.update | Update | Update template | PUT /templates/{templateId}
	templateId!: locator; updateFields.name: string -> body name;
	updateFields.content: text -> body content;
	updateFields.category: options(general|marketing|otp|transactional) -> body category;
	updateFields.mediaUrl: string -> body media_url;
	updateFields.mediaType: string -> body media_type;
	updateFields.mediaFilename: string -> body media_filename; updateFields.removeMedia: boolean
template.delete | Delete | Delete template | DELETE /templates/{templateId}
	templateId!: locator
template.preview | Preview | Preview template | POST /templates/{templateId}/preview
	templateId!: locator; variables: resourceMapper -> body variables
template.send | Send | Send template | POST /templates/{templateId}/send
	templateId!: locator; sessionId!: locator -> body session_id; to!: phone -> body to;
	variables: resourceMapper -> body variables
contact.getAll | Get Many | Get many contacts | GET /contacts
	returnAll: boolean = false; limit: number = 50 when returnAll=false;
	filters.search: string -> query search; filters.sessionId: locator -> query session_id
contact.get | Get | Get contact | GET /contacts/{contactId}
	contactId!: locator
contact.sync | Sync | Sync contacts | POST /contacts/sync
	sessionId!: locator -> body session_id
contact.import | Import | Import contacts | POST /contacts/import
	contactsMode: options(fields|json) = "fields";
	contacts: fixedCollection contact{phone,name} -> body contacts when contactsMode=fields;
	contactsJson: json -> body contacts when contactsMode=json;
	options.skipWrongRows: boolean = true
contact.check | Check Number | Check whether number is on WhatsApp | GET /contacts/{phone}/check
	phone!: phone; sessionId!: locator -> query session_id
group.getAll | Get Many | Get many groups | GET /groups
	returnAll: boolean = false; limit: number = 50 when returnAll=false
group.get | Get | Get group | GET /groups/{groupId}
	groupId!: locator
group.getParticipants | Get Participants | Get group participants | GET /groups/{groupId}/participants
	groupId!: locator; returnAll: boolean = false; limit: number = 50 when returnAll=false
group.sendMessage | Send Message | Send group message | POST /groups/{groupId}/message
	groupId!: locator; message!: text -> body message;
	additionalFields.sessionId: locator -> body session_id
group.sync | Sync | Sync groups | POST /groups/sync
	additionalFields.sessionId: locator -> body session_id
webhook.getEvents | Get Events | Get webhook events | GET /webhooks/events
webhook.getAll | Get Many | Get many webhooks | GET /webhooks
	returnAll: boolean = false; limit: number = 50 when returnAll=false
webhook.create | Create | Create webhook | POST /webhooks
	url!: string -> body url; events!: multiOptions -> body events
webhook.update | Update | Update webhook | PUT /webhooks/{webhookId}
	webhookId!: locator; updateFields.url: string -> body url;
	updateFields.events: multiOptions -> body events
webhook.delete | Delete | Delete webhook | DELETE /webhooks/{webhookId}
	webhookId!: locator
webhook.test | Test | Test webhook | POST /webhooks/{webhookId}/test
	webhookId!: locator
apiToken.get | Get | Get API token | GET /api/client/api-token
	options.revealToken: boolean = true
apiToken.regenerate | Regenerate | Regenerate API token | POST /api/client/api-token/regenerate
	options.revealToken: boolean = true
`;
