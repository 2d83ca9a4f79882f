// When relations were reported: a range of days that filters them; what has no date stays, and nothing is drawn as ended.
const spansOf = (claims) => claims.map((id) => data.claims[id].days).filter((days) => days.length);
const dated = spansOf([].concat(...Object.values(data.edges).map((edge) => edge.claims)));
const timed = new Set(dated.map(String)).size > 1;
const sortedDays = (at) => Array.from(new Set(dated.map((days) => days[at]))).sort();
const starts = sortedDays(0);
const stops = sortedDays(1);
const days = { from: starts[0], to: stops[stops.length - 1] };
const isWholeTime = () => !timed || (days.from === starts[0] && days.to === stops[stops.length - 1]);

// The dates of the latest report, or null; a relation stands between its first and its last report.
function lastReport(claims) {
  return spansOf(claims).reduce((last, span) => (last && String([last[1], last[0]]) >= String([span[1], span[0]]) ? last : span), null);
}

// Where a relation stands to the chosen days: now, past (last reported before them), later, or undated.
function findTime({ claims, basis }) {
  if (!timed || basis === 'authority') return 'now';
  const spans = spansOf(claims);
  if (spans.some((span) => span[0] <= days.to)) return lastReport(claims)[1] >= days.from ? 'now' : 'past';
  return spans.length && spans.length === claims.length ? 'later' : 'undated';
}

const times = new Map(); // found once for the chosen days, for every frame asks

function timeOf(id) {
  if (!times.has(id)) times.set(id, findTime(data.edges[id]));
  return times.get(id);
}

const isMonthsEnd = (day) => new Date(Date.parse(day) + 864e5).getUTCDate() === 1;

function dayWords(day, size) {
  const [year, month, date] = day.slice(0, size).split('-');
  if (state.language === 'en') return day.slice(0, size);
  return `${year}年${month ? Number(month) + '月' : ''}${date ? Number(date) + '日' : ''}`;
}

// Says the days in words no finer than their source gave them: a year, a month, a day, or from one to another.
function spanWords([first, last]) {
  const years = first.endsWith('-01-01') && last.endsWith('-12-31');
  const size = years ? 4 : first.endsWith('-01') && isMonthsEnd(last) ? 7 : 10;
  const [from, to] = [dayWords(first, size), dayWords(last, size)];
  return from === to ? from : `${from}–${to}`;
}

function endWords(day, at) {
  const year = at ? day.endsWith('-12-31') : day.endsWith('-01-01');
  const month = at ? isMonthsEnd(day) : day.endsWith('-01');
  return word(at ? 'timeTo' : 'timeFrom', { date: dayWords(day, year ? 4 : month ? 7 : 10) });
}

function reportWords(claims) {
  const last = lastReport(claims);
  return last ? word('lastReported', { date: spanWords(last) }) : word('undated');
}

// A line's label; while a part of the time is chosen, it tells what was last reported before, and what has no date.
function labelLines(id) {
  const lines = strandLines(id);
  const time = isWholeTime() ? 'now' : timeOf(id);
  if (time === 'past') return [word('lastBefore'), spanWords(lastReport(data.edges[id].claims))];
  return time === 'undated' ? [lines[0], word('undated')] : lines;
}

const isPast = (id) => timeOf(id) === 'past';

function moveEnd(at, value) {
  if (at) days.to = stops[value];
  else days.from = starts[value];
  if (days.from > days.to) {
    if (at) days.from = starts.filter((day) => day <= days.to).pop();
    else days.to = stops.find((day) => day >= days.from);
  }
  times.clear();
  fillTime();
  paint();
}

function fillTime() {
  byId('time').hidden = !timed;
  if (!timed) return;
  [starts, stops].forEach((ends, at) => {
    const slider = byId(at ? 'time-to' : 'time-from');
    const day = at ? days.to : days.from;
    slider.max = ends.length - 1;
    slider.value = ends.indexOf(day);
    slider.disabled = ends.length === 1;
    slider.setAttribute('aria-label', word(at ? 'timeEnd' : 'timeStart'));
    slider.setAttribute('aria-valuetext', endWords(day, at));
    byId(at ? 'time-to-words' : 'time-from-words').textContent = endWords(day, at);
  });
  const found = Object.keys(data.edges).map(timeOf);
  const count = (time) => found.filter((one) => one === time).length;
  const told = ['now', 'past', 'undated', 'later'].filter(count);
  byId('time-shown').textContent = told.map((time) => word(time + 'Shown', { count: count(time) })).join(word('parts'));
}

['time-from', 'time-to'].forEach((id, at) => {
  byId(id).addEventListener('input', () => moveEnd(at, Number(byId(id).value)));
  byId(id).addEventListener('change', fillTables); // once the reader lets go: tables are slower than the picture
});
byId('time-all').addEventListener('click', () => {
  days.from = starts[0];
  moveEnd(1, stops.length - 1);
  fillTables();
});
