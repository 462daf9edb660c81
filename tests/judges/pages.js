/*
 * pages.js - let axe-core judge pages, or Ace judge books, in Chromium.
 *
 *	node pages.js axe|ace FILE...
 *
 * Writes lines FILE TAB LEVEL TAB MESSAGE, and FILE TAB done for each file
 * that was read to its end.  $VALIDATORS says where the npm packages are,
 * $PUPPETEER_EXECUTABLE_PATH which Chromium is asked.
 */
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const { createRequire } = require("module");
const { pathToFileURL } = require("url");

const load = createRequire(path.join(process.env.VALIDATORS, "here.js"));
const puppeteer = load("puppeteer");

/* a page is there at once, but not where all cores are busy */
const WAIT = 120000;

/* no page may reach the network */
const LAUNCH = {
	headless: true,
	args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"],
	timeout: WAIT,
	protocolTimeout: 5 * WAIT,
};

const sources = new Map();

/* A script, read once. */
function
source_of(file)
{
	if (!sources.has(file))
		sources.set(file, fs.readFileSync(file, "utf8"));
	return sources.get(file);
}

function
report(file, level, text)
{
	const fields = text === undefined ? [file, level] : [file, level, text];

	fs.writeSync(1, fields.map((s) => s.replace(/\s+/g, " ").trim())
	    .join("\t") + "\n");
}

/*
 * What is no more than good practice, and the author's to follow: to say in
 * words what a picture says beside them, and to have a heading at all.
 */
const AUTHORS = {
	"image-redundant-alt": () => true,
	"page-has-heading-one": () =>
	    document.querySelector("h1, h2, h3, h4, h5, h6") === null,
};

async function
violations(page, options)
{
	const found = await page.evaluate((o) => window.axe.run(document, o),
	    { resultTypes: ["violations"], ...options });
	const texts = [];

	for (const v of found.violations) {
		if (v.id in AUTHORS && await page.evaluate(AUTHORS[v.id]))
			continue;
		for (const n of v.nodes)
			texts.push(`${v.id}: ${v.help}: ` +
			    `${n.html.slice(0, 200)} ` +
			    `(${(n.failureSummary || "").slice(0, 300)})`);
	}
	return texts;
}

/* All rules on white; in the dark, those about colours once more. */
async function
axe_page(browser, source, file)
{
	const page = await browser.newPage();

	try {
		await page.goto(pathToFileURL(file).href, { timeout: WAIT });
		await page.evaluate(source);
		for (const text of await violations(page, {}))
			report(file, "error", text);
		await page.emulateMediaFeatures([
		    { name: "prefers-color-scheme", value: "dark" }]);
		for (const text of await violations(page,
		    { runOnly: ["color-contrast", "link-in-text-block"] }))
			report(file, "error", "dark: " + text);
	} finally {
		await page.close();
	}
}

async function
axe(files, each)
{
	const source = source_of(load.resolve("axe-core/axe.min.js"));
	const browser = await puppeteer.launch(LAUNCH);

	await each(files, (file) => axe_page(browser, source, file));
	await browser.close();
}

/* Failures are the leaves that have a test of their own. */
function
ace_failures(assertions, found)
{
	for (const a of assertions) {
		const where = a["earl:testSubject"];
		const test = a["earl:test"];
		const inner = a.assertions || [];

		if (test)
			found.push(`${test["dct:title"]}: ` +
			    `${test["help"] ? test["help"]["dct:title"] : ""}: ` +
			    `${a["earl:result"]["html"] || ""} ` +
			    `${a["earl:result"]["dct:description"] || ""}`);
		const at = found.length;
		ace_failures(inner, found);
		if (where && where.url)
			for (let i = at; i < found.length; i++)
				found[i] = `${where.url}: ${found[i]}`;
	}
	return found;
}

/* What Ace asks of Chromium: its scripts run in the page, their answer. */
async function
ace_page(browser, url, files, contents)
{
	const page = await browser.newPage();

	try {
		await page.goto(url, { timeout: WAIT });
		for (const source of [...contents, ...files.map(source_of)])
			await page.evaluate(source);
		return await page.evaluate(() => new Promise((good, bad) =>
		    window.daisy.ace.run((why, found) =>
		    why ? bad(why) : good(found))));
	} finally {
		await page.close();
	}
}

async function
ace(files, each)
{
	const check = load("@daisy/ace-core");
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
	const browser = await puppeteer.launch(LAUNCH);
	const runner = {
		concurrency: 1,
		launch: () => Promise.resolve(),
		close: () => Promise.resolve(),
		run: (...args) => ace_page(browser, ...args),
	};
	let book = 0;

	await each(files, async (file) => {
		const outdir = path.join(folder, String(book++));
		const [, said] = await check(file, { cwd: process.cwd(),
		    outdir, doNotReportMedia: true, silent: true,
		    initLogger: true }, runner);

		for (const text of ace_failures(said.assertions, []))
			report(file, "error", text);
		fs.rmSync(outdir, { recursive: true });
	});
	await browser.close();
	fs.rmSync(folder, { recursive: true });
}

/* Ask about some files at a time; what goes wrong is a complaint too. */
async function
each_file(files, ask)
{
	const rest = [...files];

	await Promise.all(os.cpus().map(async () => {
		for (let file; (file = rest.shift()) !== undefined;) {
			try {
				await ask(file);
			} catch (why) {
				report(file, "error", "not judged: " + why);
			}
			report(file, "done");
		}
	}));
}

/* Ace talks; the lines above are all that this program says. */
console.log = console.error;
({ axe, ace })[process.argv[2]](process.argv.slice(3), each_file);
