import Clustering
import Features
import Numeric
import Reporting
import Studies
import Tabular

/// Where a customer stands among the segments, why, and what would move them.
struct CustomerPlace {
  /// What the model says.
  let answer: PredictionAnswer

  private let study: FinishedStudy
  private let model: Model
  private let names: [Int: String]
  private let row: [Double]
  private let words: [String?]

  /// Asks the model of a study; `nil` when the table lacks a feature of it.
  init?(_ study: FinishedStudy, _ model: Model, row place: Int, names: [Int: String]) {
    let columns = model.features.compactMap { study.column($0.name)?.numbers }
    let texts = (model.categories ?? []).compactMap { study.column($0.name)?.texts }
    guard columns.count == model.features.count, texts.count == model.categories?.count ?? 0
    else { return nil }
    let row = columns.map { $0[place] }
    let words = texts.map { $0[place].isEmpty ? nil : $0[place] }
    guard let matrix = try? Matrix(columns: row.map { [$0] }),
      let prediction = try? model.predictions(for: matrix, categories: words.map { [$0] }).first
    else { return nil }
    answer = PredictionAnswer(prediction, model, row: row, names: names)
    self.study = study
    self.model = model
    self.names = names
    self.row = row
    self.words = words
  }

  /// The features that speak most for the segment and against the second best, as sentences.
  var why: [String] {
    guard let second = answer.secondBest else {
      return answer.distance == nil
        ? ["Set apart: the numbers lie far outside the usual range."] : []
    }
    let reasons = (try? model.reasons(for: row, categories: words)) ?? []
    return reasons.filter { $0.share > 0.1 }.compactMap { reason in
      if let feature = model.features.firstIndex(where: { $0.name == reason.name }) {
        return sentence(feature: feature, second)
      }
      let place = model.categories?.firstIndex { $0.name == reason.name }
      return place.flatMap { sentence(category: $0, second) }
    }
  }

  private func sentence(feature: Int, _ second: PredictionAnswer.Segment) -> String? {
    let known = model.features[feature]
    let words = FeatureWords(name: known.name, kind: known.kind)
    guard let own = mean(known.name, answer.segment.id), let other = mean(known.name, second.id)
    else { return nil }
    return "\(words.title) of \(words.text(row[feature])): the mean of \(answer.segment.name) is "
      + "\(words.text(own)), that of \(second.name) \(words.text(other))."
  }

  /// How many of both segments have the customer's value of a category.
  private func sentence(category: Int, _ second: PredictionAnswer.Segment) -> String? {
    guard let name = model.categories?[category].name,
      let own = share(of: words[category], name, answer.segment.id),
      let other = share(of: words[category], name, second.id)
    else { return nil }
    let value = words[category].map { " \($0)" } ?? " missing"
    return "\(name)\(value): so are \(percent(own)) of \(answer.segment.name), and "
      + "\(percent(other)) of \(second.name)."
  }

  private func share(of word: String?, _ category: String, _ segment: Int) -> Double? {
    guard let texts = study.column(category)?.texts,
      let segments = study.column("segment")?.numbers
    else { return nil }
    let members = segments.indices.filter { segments[$0] == Double(segment) }
    let having = members.count { texts[$0] == word ?? "" }
    return members.isEmpty ? nil : Double(having) / Double(members.count)
  }

  private func mean(_ feature: String, _ segment: Int) -> Double? {
    guard let values = study.column(feature)?.numbers,
      let segments = study.column("segment")?.numbers
    else { return nil }
    let members = segments.indices.filter { segments[$0] == Double(segment) }
    return members.isEmpty
      ? nil : members.reduce(0) { $0 + values[$1] } / Double(members.count)
  }

  /// The nearest values of single features with which the customer would be elsewhere.
  var moves: [String] { model.features.indices.compactMap(move) }

  private func move(of feature: Int) -> String? {
    let known = model.features[feature]
    guard let values = study.column(known.name)?.numbers else { return nil }
    let candidates = steps(values.filter(\.isFinite).sorted())
    let columns = row.indices.map { column in
      candidates.map { column == feature ? $0 : row[column] }
    }
    guard let matrix = try? Matrix(columns: columns),
      let predictions = try? model.predictions(
        for: matrix, categories: words.map { word in candidates.map { _ in word } })
    else { return nil }
    let here = candidates.firstIndex { $0 >= row[feature] } ?? candidates.count
    let others = predictions.indices.filter { predictions[$0].segment != answer.segment.id }
    guard let nearest = others.min(by: { abs($0 - here) < abs($1 - here) }) else { return nil }
    let words = FeatureWords(name: known.name, kind: known.kind)
    let side = candidates[nearest] > row[feature] ? "or more" : "or less"
    let other = predictions[nearest]
    return "With a \(words.plain) of \(words.text(candidates[nearest])) \(side), instead of "
      + "\(words.text(row[feature])), they would be among \(names[other.segment] ?? other.name)."
  }

  /// Values that customers have, at most 200, spread as they are.
  private func steps(_ sorted: [Double]) -> [Double] {
    guard !sorted.isEmpty else { return [] }
    let count = min(200, sorted.count)
    let picked = (0..<count).map { sorted[$0 * (sorted.count - 1) / max(1, count - 1)] }
    return picked.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}

/// A share as a percentage without decimals.
private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\u{A0}%" }
