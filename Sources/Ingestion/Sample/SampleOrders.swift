import Numeric

/// Makes all orders of one customer, and what comes back.
struct SampleOrders {
  private let person: SampleCustomer
  private let behaviour: SampleBehaviour
  private let calendar: SampleCalendar
  private let basket: SampleBasket
  private var random: SplitMix64

  init(
    person: SampleCustomer, calendar: SampleCalendar, catalogue: SampleCatalogue, seed: UInt64
  ) {
    self.person = person
    self.calendar = calendar
    behaviour = person.segment.behaviour
    basket = SampleBasket(catalogue: catalogue, bulk: behaviour.bulk)
    random = SplitMix64(seed: seed, stream: 1_000 + UInt64(person.index))
  }

  /// Returns the invoices, cancellations after the sales they undo.
  func invoices() -> [SampleInvoice] {
    var maker = self
    return maker.orderDays().flatMap { maker.order(on: $0) }
  }

  /// The first and the last day as the kind of customer has them, the others between.
  private mutating func orderDays() -> [Int] {
    let years = Double(calendar.days) / 365
    let yearly = draw(behaviour.orders)
    let count = behaviour.orders.upperBound <= 3 ? yearly : max(1, Int(Double(yearly) * years))
    let last = calendar.day(ago: draw(behaviour.lastAgo))
    guard count > 1 else { return [last] }
    let first = min(calendar.day(ago: draw(behaviour.firstAgo)), last)
    return [first, last]
      + (2..<max(2, count)).map { _ in
        calendar.drawDay(in: first...last, &random)
      }
  }

  private mutating func order(on day: Int) -> [SampleInvoice] {
    let minute = calendar.drawMinute(on: day, &random)
    var lines = basket.lines(
      draw(behaviour.lines), month: calendar.month(of: day), &random)
    if person.country != 0 {
      let post = SampleCatalogue.place(of: .postage)
      let parcels = Int64(1 + lines.count / 12)
      lines.append(SampleInvoice.Line(product: post, quantity: parcels, pence: 1_800))
    }
    let sale = SampleInvoice(
      minute: minute, customer: person.number, country: person.country, lines: lines)
    guard random.nextUnit() < behaviour.returns else { return [sale] }
    return [sale] + cancellation(of: sale)
  }

  /// Up to three lines come back, all units or some, within three weeks; none after the last day.
  private mutating func cancellation(of sale: SampleInvoice) -> [SampleInvoice] {
    let minute = calendar.whenOpen(sale.minute + 1_440 * (1 + random.nextIndex(below: 20)))
    guard minute < calendar.end else { return [] }
    var lines: [SampleInvoice.Line] = []
    for line in sale.lines.prefix(1 + random.nextIndex(below: 3)) {
      var back = line
      back.quantity = random.nextUnit() < 0.5 ? line.quantity : (line.quantity + 1) / 2
      back.quantity.negate()
      lines.append(back)
    }
    return [
      SampleInvoice(
        kind: .cancelled, minute: minute, customer: sale.customer, country: sale.country,
        lines: lines)
    ]
  }

  private mutating func draw(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + random.nextIndex(below: range.count)
  }

  private mutating func draw(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + random.nextUnit() * (range.upperBound - range.lowerBound)
  }
}
