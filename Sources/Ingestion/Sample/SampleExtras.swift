import Numeric

/// Makes what stands in a shop's books beside the orders of its customers: guests, stock
/// corrections, charges, bad debts, and absurd orders that are taken back.
struct SampleExtras {
  private let people: [SampleCustomer]

  // A charge late in the year would turn a lost customer into another kind.
  private let regulars: [SampleCustomer]
  private let calendar: SampleCalendar
  private let basket: SampleBasket
  private var random: SplitMix64

  init(
    people: [SampleCustomer], calendar: SampleCalendar, catalogue: SampleCatalogue, seed: UInt64
  ) {
    self.people = people
    let often = people.filter { $0.segment == .champion || $0.segment == .regular }
    regulars = often.isEmpty ? people : often
    self.calendar = calendar
    basket = SampleBasket(catalogue: catalogue, bulk: 1)
    random = SplitMix64(seed: seed, stream: 3)
  }

  /// Returns the invoices, in parts of how many the customers have.
  func all(beside orders: Int) -> [SampleInvoice] {
    var maker = self
    let guests = (0..<orders / 15).map { _ in maker.guest() }
    let corrections = (0..<orders / 20).map { _ in maker.correction() }
    let charges = (0..<max(3, orders / 150)).map { _ in maker.charge() }
    let debts = (0..<3).map { _ in maker.debt() }
    let absurd = (0..<(2 + people.count / 5_000)).flatMap { _ in maker.absurd() }
    return guests + corrections + charges + debts + absurd
  }

  private mutating func moment() -> (day: Int, minute: Int) {
    let day = calendar.drawDay(in: 0...(calendar.days - 1), &random)
    return (day, calendar.drawMinute(on: day, &random))
  }

  /// A large order by people who gave no number, with postage.
  private mutating func guest() -> SampleInvoice {
    let (day, minute) = moment()
    var lines = basket.lines(
      8 + random.nextIndex(below: 24), month: calendar.month(of: day), &random)
    let pence = 2_000 + 5 * random.nextIndex(below: 4_000)
    lines.append(special(.dotcom, pence: pence))
    return SampleInvoice(minute: minute, customer: nil, country: 0, lines: lines)
  }

  /// Units found or lost, without a price, mostly without a description.
  private mutating func correction() -> SampleInvoice {
    let (_, minute) = moment()
    let units = Int64(1 + random.nextIndex(below: 120))
    let line = SampleInvoice.Line(
      product: random.nextIndex(below: SampleCatalogue.productCount),
      quantity: random.nextUnit() < 0.7 ? -units : units, pence: 0,
      hasDescription: random.nextUnit() < 0.3)
    return SampleInvoice(minute: minute, customer: nil, country: 0, lines: [line])
  }

  /// A line by hand, carriage, a discount, or what banks and marketplaces take.
  private mutating func charge() -> SampleInvoice {
    let (_, minute) = moment()
    let kinds: [SampleCatalogue.Special] = [.manual, .carriage, .discount, .bank, .fee]
    let kind = kinds[random.nextIndex(below: kinds.count)]
    let person = regulars[random.nextIndex(below: regulars.count)]
    let isGuest = kind == .bank || kind == .fee
    var line = special(kind, pence: 500 + 5 * random.nextIndex(below: 2_000))
    if kind != .manual && kind != .carriage { line.quantity = -1 }
    return SampleInvoice(
      kind: line.quantity < 0 ? .cancelled : .plain, minute: minute,
      customer: isGuest ? nil : person.number, country: isGuest ? 0 : person.country,
      lines: [line])
  }

  private mutating func debt() -> SampleInvoice {
    let (_, minute) = moment()
    let sign = random.nextUnit() < 0.67 ? -1 : 1
    return SampleInvoice(
      kind: .debt, minute: minute, customer: nil, country: 0,
      lines: [special(.debt, pence: sign * 1_106_206)])
  }

  /// Tens of thousands of units by one who bought once, cancelled within the hour.
  private mutating func absurd() -> [SampleInvoice] {
    let oneOff = people.filter { $0.segment == .oneOff || $0.segment == .lost }
    guard !oneOff.isEmpty else { return [] }
    let person = oneOff[random.nextIndex(below: oneOff.count)]
    // Early, so that the customer stays what it is made as.
    let minute = calendar.drawMinute(on: calendar.day(ago: 340), &random)
    let cheap = basket.catalogue.products.firstIndex { $0.pence < 120 } ?? 0
    var line = SampleInvoice.Line(
      product: cheap, quantity: Int64(70_000 + random.nextIndex(below: 12_000)),
      pence: basket.catalogue.products[cheap].pence)
    let sale = SampleInvoice(
      minute: minute, customer: person.number, country: person.country, lines: [line])
    line.quantity.negate()
    let back = SampleInvoice(
      kind: .cancelled, minute: minute + 12 + random.nextIndex(below: 30), customer: person.number,
      country: person.country, lines: [line])
    return [sale, back]
  }

  private func special(_ kind: SampleCatalogue.Special, pence: Int) -> SampleInvoice.Line {
    SampleInvoice.Line(product: SampleCatalogue.place(of: kind), quantity: 1, pence: pence)
  }
}
