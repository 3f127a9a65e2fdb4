// What ical.js reads in the calendars named on the command line, as one JSON list.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [library, ...files] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(library));

const instant = (time) =>
  !time ? null : time.isDate ? time.toString() : time.toJSDate().toISOString();

function read(file) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(zone);
  return {
    method: calendar.getFirstPropertyValue("method"),
    events: calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        start: instant(event.startDate),
        end: instant(component.getFirstPropertyValue("dtend")),
        zone: event.startDate.zone?.tzid ?? null,
        sequence: event.sequence,
        summary: event.summary,
        location: event.location,
        description: event.description,
        status: component.getFirstPropertyValue("status"),
        organizer: event.organizer,
        attendees: event.attendees.map((one) => [
          one.getFirstParameter("cn"),
          one.getFirstValue(),
        ]),
      };
    }),
  };
}

console.log(JSON.stringify(files.map(read)));
