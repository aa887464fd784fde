const shownRequests = 20;
const place = (id) => document.getElementById(id);

/** Everything from outside becomes a text node, so no SMS and no path can bring markup along. */
function element(name, className, ...children) {
	const made = document.createElement(name);
	if (className) made.className = className;
	made.append(...children);
	return made;
}

const inWords = (name) => {
	const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
};

const timeOfDay = (iso) => {
	const time = element('time', '', new Date(iso).toLocaleTimeString());
	time.dateTime = iso;
	return time;
};

const dialled = (number) => (number.startsWith('0') ? number : `+${number}`);

function phone({ number, messages }) {
	const bubbles = messages.map(({ from, text, at }) =>
		element(
			'li',
			'',
			element('span', 'label', `${from} · `, timeOfDay(at)),
			element('div', 'bubble', text),
		),
	);
	const list = element('ol', '', ...bubbles);
	list.tabIndex = 0;
	list.setAttribute('aria-label', `Messages to ${dialled(number)}`);
	return element('article', 'phone', element('h3', '', dialled(number)), list);
}

const badge = ([name, on]) =>
	element('span', on ? 'badge on' : 'badge', `${inWords(name)}: ${on ? 'yes' : 'no'}`);

function battery(percent) {
	const meter = element('meter', '');
	Object.assign(meter, { min: 0, max: 100, low: 20, value: percent });
	meter.setAttribute('aria-label', `Battery ${percent} %`);
	return element('div', '', meter, element('span', 'quiet', `Battery ${percent} %`));
}

function shown(value) {
	if (Array.isArray(value)) return value.map(shown).join(', ') || '–';
	if (typeof value === 'object' && value !== null) return JSON.stringify(value);
	return String(value ?? '–');
}

const facts = (entries) =>
	element(
		'dl',
		'',
		...entries.flatMap(([name, value]) => [
			element('dt', '', name),
			element('dd', '', shown(value)),
		]),
	);

function car({ vin, label, batteryPercent, ...rest }) {
	const entries = Object.entries(rest);
	const flags = entries.filter(([, value]) => typeof value === 'boolean');
	const others = entries.filter(([, value]) => typeof value !== 'boolean');
	return element(
		'article',
		'car',
		element('h3', '', label ?? vin),
		element('div', 'badges', ...flags.map(badge)),
		...(typeof batteryPercent === 'number' ? [battery(batteryPercent)] : []),
		facts([['VIN', vin], ...others.map(([name, value]) => [inWords(name), value])]),
	);
}

const arrival = ({ vendor, at, method, path, acted }) =>
	element(
		'li',
		'',
		timeOfDay(at),
		element('strong', '', vendor),
		element('span', '', `${method} ${path}`),
		...(acted ? [element('span', '', '✓ acted')] : []),
	);

const connection = ({ vendor, fields }) =>
	element(
		'article',
		'',
		element('h3', '', vendor),
		facts(fields.map(({ name, value }) => [name, value])),
	);

/** Leaves a part alone that has not changed, so that reading, selecting and scrolling are not disturbed. */
const drawn = new Map();
function draw(id, data, toElement) {
	const key = JSON.stringify(data);
	if (drawn.get(id) === key) return false;
	drawn.set(id, key);
	place(id).replaceChildren(...data.map(toElement));
	return true;
}

function showNewest() {
	for (const list of document.querySelectorAll('.phone ol')) list.scrollTop = list.scrollHeight;
}

let announced;
function announce(phones) {
	const messages = phones.flatMap(({ messages }) => messages);
	const newest = messages.reduce(
		(latest, sms) => (latest && latest.at > sms.at ? latest : sms),
		undefined,
	);
	if (announced !== undefined && messages.length > announced && newest) {
		place('news').textContent =
			`New SMS to ${dialled(newest.to)} from ${newest.from}: ${newest.text}`;
	}
	announced = messages.length;
}

let ahead = 0;
function tick() {
	const now = new Date(Date.now() + ahead);
	place('now').textContent = now.toLocaleTimeString();
	place('now').dateTime = now.toISOString();
}

function render({ now, advancedSeconds, phones, arrivals, connect, bridge }) {
	ahead = Date.parse(now) - Date.now();
	place('advanced').textContent = advancedSeconds
		? `${Math.round(advancedSeconds / 60)} min ahead`
		: '';
	tick();
	if (draw('phones', phones, phone)) showNewest();
	draw('cars', bridge?.cars ?? [], car);
	draw('arrivals', arrivals.slice(-shownRequests).reverse(), arrival);
	draw('connect', connect, connection);
	announce(phones);
}

const live = new EventSource('sandbox/live');
live.addEventListener('changed', ({ data }) => render(JSON.parse(data).state));
live.addEventListener('open', () => (place('connection').textContent = 'Live'));
live.addEventListener(
	'error',
	() => (place('connection').textContent = 'Connection lost, trying again…'),
);

const post = (path, body) =>
	fetch(`sandbox/${path}`, {
		method: 'POST',
		...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
	});
for (const button of document.querySelectorAll('[data-advance]')) {
	button.addEventListener('click', () =>
		post('clock', { advanceSeconds: Number(button.dataset.advance) }),
	);
}
place('reset').addEventListener('click', () => post('reset'));
setInterval(tick, 1000);
