/** After this long (milliseconds) one attempt to send is given up, if the receiver did not give up by itself. */
export const LONGEST_SEND_MS = 30_000

/** How long a claim in the outbox lasts: above the longest attempt, so that no two processes send at once. */
export const CLAIM_MS = 60_000
