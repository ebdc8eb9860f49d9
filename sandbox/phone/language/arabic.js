import { ARABIC_ACTIVITY } from './arabicActivity.js';

/** The page's texts in Arabic, by the English text; texts with a number by their plural, with Arabic's plural forms. */
export const ARABIC = {
	...ARABIC_ACTIVITY,

	// The page.
	'Wavex sandbox': 'نسخة Wavex التجريبية',
	'The sandbox does not respond. Retrying every second.':
		'النسخة التجريبية لا تستجيب. تُعاد المحاولة كل ثانية.',
	'The sandbox does not respond. Check that it is running.':
		'النسخة التجريبية لا تستجيب. تأكّد من أنها تعمل.',
	'The sandbox returned HTTP status {status}.': 'ردّت النسخة التجريبية بحالة HTTP رقم {status}.',
	'Sessions and chats': 'الجلسات والمحادثات',
	Conversation: 'المحادثة',
	Activity: 'النشاط',
	Views: 'أقسام الصفحة',
	Close: 'إغلاق',
	Account: 'الحساب',
	'Account {number}': 'الحساب {number}',

	// Sessions.
	Sessions: 'الجلسات',
	'New session': 'جلسة جديدة',
	Name: 'الاسم',
	Shop: 'المتجر',
	Create: 'إنشاء',
	Connected: 'متصلة',
	'Connected, asleep': 'متصلة والهاتف في وضع السكون',
	Starting: 'قيد التشغيل',
	Disconnected: 'غير متصلة',
	'Waiting for QR scan': 'بانتظار مسح رمز QR',
	'Waiting for pairing': 'بانتظار الاقتران',
	Connecting: 'جارٍ الاتصال',
	'{status}, {phone}': '{status}، {phone}',
	'Manage session {name}': 'إدارة الجلسة {name}',
	'Session {id}: {status}': 'الجلسة {id}: {status}',
	Stop: 'إيقاف',
	'Disconnects the session, as the API does.': 'يقطع اتصال الجلسة كما تفعل واجهة API.',
	Start: 'تشغيل',
	'Reconnects the session, or shows a QR code if no phone is linked.':
		'يعيد الاتصال، أو يعرض رمز QR إن لم يكن هناك هاتف مرتبط.',
	'Wake phone': 'إيقاظ الهاتف',
	'The heartbeat resumes.': 'تعود نبضات الاتصال.',
	'Put phone to sleep': 'وضع الهاتف في السكون',
	'The session stays connected without a heartbeat.': 'تبقى الجلسة متصلة ولكن من دون نبضات.',
	'Drop connection': 'قطع الاتصال',
	'Disconnects the session, as a network failure does.': 'تنقطع الجلسة كما يحدث عند عطل في الشبكة.',
	'Log out on phone': 'تسجيل الخروج من الهاتف',
	'Disconnects the session; it needs a new QR code.': 'تنقطع الجلسة وتحتاج إلى رمز QR جديد.',
	Delete: 'حذف',
	'Deletes the session permanently.': 'يحذف الجلسة نهائيًا.',
	'QR code': 'رمز QR',
	'The session is disconnected. It cannot send or receive messages.':
		'الجلسة غير متصلة، ولا يمكنها إرسال الرسائل ولا استقبالها.',
	'No phone is linked. Start the session, then scan the QR code.':
		'لا يوجد هاتف مرتبط. شغّل الجلسة ثم امسح رمز QR.',
	'Starting the session…': 'جارٍ تشغيل الجلسة…',
	'Scan with phone': 'مسح الرمز بالهاتف',
	'Enter code on phone': 'إدخال الرمز في الهاتف',
	'Request a pairing code with POST {path}.': 'اطلب رمز الاقتران عبر POST {path}.',
	'Connecting…': 'جارٍ الاتصال…',
	'No sessions yet. Create one with the + button above.':
		'لا توجد جلسات بعد. أنشئ واحدة بالزر + في الأعلى.',

	// Chats.
	'Customers’ phones': 'هواتف العملاء',
	'New chat': 'محادثة جديدة',
	'Search chats': 'ابحث في المحادثات',
	Chats: 'المحادثات',
	'No messages yet': 'لا توجد رسائل بعد',
	'Create a session first.': 'أنشئ جلسة أولًا.',
	'No chats yet. Start a new chat.': 'لا توجد محادثات بعد. ابدأ محادثة جديدة.',
	'No chat matches this name or number.': 'لا توجد محادثة بهذا الاسم أو الرقم.',
	'{count} more chats. Search to find them.': {
		one: 'محادثة أخرى واحدة. ابحث للعثور عليها.',
		two: 'محادثتان أخريان. ابحث للعثور عليهما.',
		few: '{count} محادثات أخرى. ابحث للعثور عليها.',
		other: '{count} محادثة أخرى. ابحث للعثور عليها.',
	},
	'Enter the number with its country code: 7 to 15 digits, for example +20 123 456 7890.':
		'اكتب الرقم مع مفتاح الدولة: من 7 إلى 15 رقمًا، مثل \u2066+20 123 456 7890\u2069.',
	'Customer’s phone number': 'رقم هاتف العميل',
	'Test numbers end in 0000 (not on WhatsApp), 0001 (phone switched off) or 0002 (never reads).':
		'أرقام للتجربة: ما ينتهي بـ 0000 ليس على واتساب، و0001 هاتفه مغلق، و0002 لا يقرأ الرسائل.',
	'Name (optional)': 'الاسم (اختياري)',
	'Open chat': 'فتح المحادثة',
	'Hidden number {digits}': 'رقم مخفي {digits}',
	'Hidden number': 'رقم مخفي',
	'Unknown group': 'مجموعة غير معروفة',
	Channel: 'قناة',
	'Status posts': 'الحالات',
	Group: 'مجموعة',
	'Group, {count} members': {
		one: 'مجموعة، عضو واحد',
		two: 'مجموعة، عضوان',
		few: 'مجموعة، {count} أعضاء',
		many: 'مجموعة، {count} عضوًا',
		other: 'مجموعة، {count} عضو',
	},
	'This customer’s phone: {phone}, in a chat with {name}':
		'هاتف هذا العميل: {phone}، في محادثة مع {name}',
	'The phones of the members, in a chat with {name}. {group}':
		'هواتف الأعضاء، في محادثة مع {name}. {group}',
	'What customers posted': 'ما نشره العملاء',
	'Back to chats': 'العودة إلى المحادثات',

	// The first steps.
	'Write as a customer': 'اكتب بصفتك عميلًا',
	'This page is the phone of your customers. You write on the right; what your WhatsApp number answers stands on the left.':
		'هذه الصفحة هي هاتف عملائك: ما تكتبه أنت يظهر في جهتك، وما يردّ به رقمك على واتساب يظهر في الجهة المقابلة.',
	'The demo is ready: its n8n is connected, and the published workflow “{name}” answers every message.':
		'العرض التجريبي جاهز: n8n متصل، وسير العمل المنشور «{name}» يردّ على كل رسالة.',
	'Open a chat or start a new one, and write as the customer.':
		'افتح محادثة أو ابدأ محادثة جديدة، واكتب بصفتك العميل.',
	'Your workflow’s reply appears in the chat, with its ticks.':
		'يظهر ردّ سير العمل في المحادثة مع علامات التسليم والقراءة.',
	'Open the workflow in n8n': 'افتح سير العمل في n8n',
	'To try a workflow of your own, unpublish this one first: otherwise both answer.':
		'لتجربة سير عمل خاص بك، ألغِ نشر هذا أولًا، وإلا ردّ الاثنان معًا.',
	'In n8n, create a Wavex credential with this Base URL:':
		'أنشئ في n8n بيانات دخول من نوع Wavex API، واكتب في Base URL:',
	'As its API Token, enter the one that the sandbox printed in its terminal when it started.':
		'وأدخل في API Token الرمز الذي طبعته النسخة التجريبية في نافذة الأوامر عند تشغيلها.',
	'Publish a workflow that starts with the Wavex Trigger.':
		'انشر سير عمل يبدأ بالعقدة Wavex Trigger.',
	'No data leaves this machine, except deliveries to your own webhooks.':
		'لا تخرج أي بيانات من هذا الجهاز، سوى الإشعارات إلى عناوين الويب هوك الخاصة بك.',
};
