import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemFilter } from '../../http/problem/problem.filter.js';
import { OauthStateInvalid } from './google.problems.js';

/** Tells people that a sign-in is over. There is no front end to send them to: whose sign-in it was is not known. */
@Catch(OauthStateInvalid)
@Injectable()
export class OverPageFilter implements ExceptionFilter<OauthStateInvalid> {
  constructor(private readonly problems: ProblemFilter) {}

  catch(problem: OauthStateInvalid, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    if (!(request.headers.accept ?? '').includes('text/html')) return this.problems.catch(problem, host);
    void reply.status(problem.kind.status).headers(headers).send(page);
  }
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

/** Always the same: nothing of the request is in it. */
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${OauthStateInvalid.title} · Stoa</title>
</head>
<body>
<h1>${OauthStateInvalid.title}</h1>
<p>${new OauthStateInvalid().detail}</p>
</body>
</html>
`;
