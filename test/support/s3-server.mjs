// A store that speaks S3, in a process of its own: its objects are files in the folder that it is given.
import S3rver from 's3rver';

const [directory, bucket, port = '0'] = process.argv.slice(2);
const server = new S3rver({
  ...{ address: '127.0.0.1', port: Number(port), silent: true, directory },
  configureBuckets: [{ name: bucket }],
});
const { port: taken } = await server.run();
process.send?.(taken);
process.on('disconnect', () => process.exit());
