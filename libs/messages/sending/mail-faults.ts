/** What a server for mail said, in codes only: its words quote addresses. */
export interface MailFault {
  readonly code?: string;
  readonly responseCode?: number;
  /** What was refused: `MAIL FROM`, `RCPT TO`, `DATA` … */
  readonly command?: string;
  /** The enhanced status (RFC 3463), such as `5.7.1`. */
  readonly status?: string;
}

/** Of the error that the transport threw, or of one that has been told in codes already. */
export function mailFaultOf(error: unknown): MailFault {
  const { code, responseCode, command, status, response } = error as MailFault & {
    response?: string;
  };
  const said = status ?? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  return {
    ...(typeof code === 'string' && { code }),
    ...(responseCode && { responseCode }),
    ...(command && { command }),
    ...(said && { status: said }),
  };
}

/** Those that ask for credentials, or do not take ours (RFC 4954). */
const credentials = [530, 534, 535, 538];

/**
 * Whose a refusal is. The recipient's ends the message; one of our own set-up (who sends, with which account, through
 * which server) ends when the operator has mended it; what is passing is tried again.
 */
export function kindOfFault({
  code,
  responseCode = 0,
  command,
  status = '',
}: MailFault): 'recipient' | 'set-up' | 'passing' {
  if (code === 'EAUTH' || credentials.includes(responseCode)) return 'set-up';
  if (responseCode < 500 || (code !== 'EENVELOPE' && code !== 'EMESSAGE')) return 'passing';
  // Of our sender (5.1.7, 5.1.8), or by a policy (5.7), such as to pass nothing on for us.
  if (command === 'MAIL FROM' || /^5\.(7\.|1\.[78]$)/.test(status)) return 'set-up';
  return 'recipient';
}
