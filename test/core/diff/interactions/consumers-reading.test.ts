import { describe, expect, test } from 'vitest'
import {
  consumersAt,
  consumersReading,
} from '../../../../src/core/diff/interactions/consumers-reading.ts'
import { readCase } from './cases.ts'

const { pact, contract } = readCase('answers')
const readings = consumersReading([pact, { ...pact, consumer: 'app' }], contract)
const usedBy = consumersAt(readings)
const where = { method: 'GET', path: '/orders/{id}', status: '200', mediaType: 'application/json' }

describe('consumersReading', () => {
  test('names each place that an example has, by consumer, operation and status', () => {
    const first = readings.find(({ direction }) => direction === 'response')
    expect(first).toEqual({
      consumer: 'shop',
      method: 'GET',
      path: '/orders/{id}',
      status: '200',
      direction: 'response',
      places: ['', '/id', '/buyer', '/buyer/email'],
    })
  })

  test.each([
    { name: 'the place itself', place: '/buyer/email', readers: ['app', 'shop'] },
    { name: 'what holds a place that is read', place: '/buyer', readers: ['app', 'shop'] },
    { name: 'the whole body', place: '', readers: ['app', 'shop'] },
    { name: 'a place that no example has', place: '/buyer/name', readers: null },
    { name: 'a header that no example has', place: 'header:etag', readers: null },
  ])('finds the readers of $name', ({ place, readers }) => {
    expect(usedBy(where, place)).toEqual(readers)
  })

  test('knows nobody elsewhere, and those of a range', () => {
    expect(usedBy({ ...where, path: '/bills' }, '/id')).toBeNull()
    expect(usedBy({ ...where, status: '201' }, '/id')).toBeNull()
    expect(usedBy({ ...where, status: '2XX' }, '/id')).toEqual(['app', 'shop'])
  })
})
