// Loaded into the service before anything else (`node --import`): while the parent listens, it is told each statement
// that a request sends to the database, with its values.
import pg from 'pg';
import utils from 'pg/lib/utils.js';

const { query: send } = pg.Client.prototype;
let isHeard = false;

process.on('message', ({ listen }) => {
  if (listen === undefined) return;
  isHeard = listen;
  process.send({ listening: listen });
});
// a measurement that was broken off leaves nothing behind
process.once('disconnect', () => process.exit(1));
process.channel?.unref();

pg.Client.prototype.query = function (...parameters) {
  const [query] = parameters;
  const by = this.connectionParameters.application_name;
  // renewals of the lease come by the clock, not by a request
  if (isHeard && (by === 'stoa' || by === 'stoa-read') && typeof query === 'object')
    for (const one of query.statements ?? [query]) process.send({ statement: told(one) });
  return send.apply(this, parameters);
};

const told = ({ name, text, values = [] }) => ({
  name: name ?? '',
  text,
  values: values.map((value) => utils.prepareValue(value)),
});
