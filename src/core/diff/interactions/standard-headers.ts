const ofRequests =
  'accept accept-charset accept-datetime accept-encoding accept-language authorization cookie expect forwarded from host if-match if-modified-since if-none-match if-range if-unmodified-since max-forwards origin proxy-authorization range referer te user-agent'

const ofResponses =
  'accept-patch accept-ranges access-control-allow-origin age allow alt-svc content-disposition content-encoding content-language content-location content-range etag expires last-modified link location p3p proxy-authenticate public-key-pins refresh retry-after server set-cookie status strict-transport-security trailer transfer-encoding tsv vary www-authenticate x-frame-options'

const ofBoth =
  'cache-control connection content-length content-md5 content-type date pragma upgrade via warning'

/**
 * Headers that HTTP itself gives a meaning, so that contracts seldom mention them.
 *
 * @see RFC 9110; the field name registry of IANA.
 */
export const standardHeaders: Readonly<Record<'request' | 'response', ReadonlySet<string>>> = {
  request: new Set(`${ofRequests} ${ofBoth}`.split(' ')),
  response: new Set(`${ofResponses} ${ofBoth}`.split(' ')),
}
