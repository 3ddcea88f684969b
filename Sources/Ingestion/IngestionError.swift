public import Engine
import Parameters
public import Workbook

/// Why data could not be taken in.
public enum IngestionError: Error, Sendable {
  /// There is no file at the path, or no file fits the pattern.
  case notFound(path: String)

  /// The path is a folder.
  case isFolder(path: String)

  /// The file cannot be read.
  case unreadable(path: String, reason: String)

  /// No room or no right to copy a file of another encoding.
  case uncopied(path: String, reason: String)

  /// The file is of a kind that is not read.
  case unsupportedFormat(path: String, known: [String])

  /// Several files were given, but they cannot be read as one table.
  case mixedFormats([String])

  /// There is no row below the header, or no header.
  case empty(path: String)

  /// The encoding is not known.
  case unknownEncoding(String, known: [String])

  /// The delimiter is not one character.
  case badDelimiter(String)

  /// A workbook could not be read.
  case workbook(WorkbookError)

  /// A format of dates has no year, or parts that mean nothing.
  case badDateFormat(String)

  /// The quote is not one character.
  case badQuote(String)

  /// No row of a file fits its header.
  case allSetAside(path: String, SetAsideRows)

  /// The engine failed; the file may be at fault.
  case engine(path: String, EngineError)

  /// A role that is needed has no column.
  case missingRole(ColumnRole, found: [String], why: String)

  /// Two columns play a role equally well.
  case ambiguousRole(ColumnRole, candidates: [String])

  /// A column that was named does not exist.
  case unknownColumn(role: ColumnRole, name: String, found: [String])

  /// One column was named for two roles.
  case sharedColumn(name: String, roles: [ColumnRole])

  /// Dates do not parse.
  case badDates(column: String, count: Int, first: RowPlace, formats: [String])

  /// Texts stand in a column of numbers.
  case badNumbers(column: String, count: Int, first: RowPlace)

  /// No row is left after a rule.
  case nothingLeft(rule: String, step: Int, rowsBefore: Int)

  /// The only countries that were to be kept are not in the data.
  case unknownCountry(String, step: Int, rowsBefore: Int, known: [String])

  /// A rule needs a column that the data lack.
  case ruleNeedsRole(rule: String, role: ColumnRole)

  /// A rule of the recipe is not allowed.
  case badRule(rule: String, reason: String)

  /// A date that was typed does not parse.
  case badReference(String)

  /// Recency would count to a day before the last purchase.
  case earlyReference(String, last: String)

  /// No row that is left has a customer and a date.
  case noCustomers

  /// Customers stand in several rows of a table that has one row each.
  case repeatedCustomers(column: String, count: Int, first: RowPlace)
}

extension IngestionError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .notFound(let path): "There is no file \(path)."
    case .isFolder(let path):
      "\(path) is a folder; give a file, or a pattern such as \(path)/*.csv."
    case .unreadable(let path, let reason): "The file \(path) cannot be read: \(reason)."
    case .uncopied(let path, let reason):
      "The file \(path) cannot be converted to UTF-8 in the folder for temporary files: \(reason)."
    case .unsupportedFormat(let path, let known):
      "The file \(path) is of a kind that is not read; give one of \(known.joined(separator: ", "))."
    case .mixedFormats(let paths):
      "The files \(paths.joined(separator: ", ")) are of different kinds; give files of one kind, "
        + "and workbooks one at a time."
    case .empty(let path):
      "The file \(path) has no row below its header, so there is nothing to study."
    case .unknownEncoding(let name, let known):
      "There is no encoding '\(name)'\(suggestion(for: name, among: known))."
    case .badDelimiter(let text):
      "The delimiter must be one character, no letter, digit or quote, but it is '\(text)'."
    case .workbook(let error): error.description
    case .badQuote(let text):
      "The quote must be one character, no letter or digit, or none, but it is '\(text)'."
    case .badDateFormat(let text):
      "The format of dates must have a year, such as %m/%d/%Y %H:%M, and no part that means nothing, "
        + "but it is '\(text)'."
    case .allSetAside(let path, let rows):
      "No row of the file \(path) can be read: \(rows.count) have \(rows.reason), the first in line "
        + "\(rows.firstLine); name the delimiter with --delimiter, or the header with --header-row."
    case .engine(let path, .failed(_, let reason)):
      "The file \(path) cannot be read: \(firstLine(reason))."
    case .engine(_, let error): error.description
    default: columnDescription
    }
  }

  private var columnDescription: String {
    switch self {
    case .missingRole(let role, let found, let why):
      "No column was found for \(role.words)\(why); the columns are \(quoted(found)); "
        + "name one with --column \(role.rawValue)=\"NAME\"."
    case .ambiguousRole(let role, let candidates):
      "The columns \(quoted(candidates)) could all be \(role.words); "
        + "choose with --column \(role.rawValue)=\"\(candidates.first ?? "NAME")\"."
    case .unknownColumn(let role, let name, let found):
      "The column '\(name)' given for \(role.words) does not exist"
        + "\(suggestion(for: name, among: found))."
    case .sharedColumn(let name, let roles):
      "The column '\(name)' was given for \(roles.map(\.words).joined(separator: " and for ")); "
        + "a column plays one role, so name another with --column."
    default: contentDescription
    }
  }

  private var contentDescription: String {
    switch self {
    case .badDates(let column, let count, let first, let formats):
      "\(values(count)) of the column '\(column)' \(count == 1 ? "is no date" : "are no dates"), "
        + "the first in \(first); tried "
        + "\(formats.joined(separator: ", ")); name the format with --date-format."
    case .badNumbers(let column, let count, let first):
      "\(values(count)) of the column '\(column)' \(count == 1 ? "is no number" : "are no numbers"), "
        + "the first in \(first); mend them, or use --decimal-comma if numbers are written 1.234,50."
    case .nothingLeft(let rule, let step, let before):
      "The rule '\(rule)' (step \(step)) takes away all of the \(grouped(before)) rows that were left, so "
        + "there is nothing to study; change the rule or leave it out."
    case .unknownCountry(let name, let step, let before, let known):
      "The rule 'country' (step \(step)) takes away all of the \(grouped(before)) rows that were left, "
        + "because none is of '\(name)'\(suggestion(for: name, among: known))."
    case .ruleNeedsRole(let rule, let role):
      "The rule '\(rule)' needs \(role.words), which no column was found for; name one with "
        + "--column \(role.rawValue)=\"NAME\", or leave the rule out."
    case .badRule(let rule, let reason): "The rule '\(rule)' is wrong: \(reason)."
    case .badReference(let text):
      "The reference '\(text)' is not last+1, last, or a date such as 2011-12-10."
    case .earlyReference(let day, let last):
      "The reference \(day) lies before the last purchase, \(last), so recency would be negative; "
        + "give a later day, or leave out later rows with the rule 'dates'."
    case .noCustomers:
      "No row that is left after cleaning has both a customer and a date, so there is nobody to "
        + "describe; look at the columns with --column, and at the ledger."
    case .repeatedCustomers(let column, let count, let first):
      "\(count) \(count == 1 ? "row repeats" : "rows repeat") a customer of the column '\(column)', the first in \(first), but a "
        + "table of customers has one row each; name another column with --column id=\"NAME\", or, "
        + "if the rows are purchases, the date and the money with --column date=\"NAME\" and "
        + "--column total=\"NAME\"."
    default: "The data could not be read."
    }
  }
}

private func values(_ count: Int) -> String { count == 1 ? "1 value" : "\(count) values" }

/// The first line of what an engine says, without a full stop; the rest is for its makers.
private func firstLine(_ text: String) -> String {
  var line = text.split(separator: "\n").first ?? "no reason given"
  while line.last == "." || line.last == " " { line.removeLast() }
  return String(line)
}

private func quoted(_ names: [String]) -> String {
  names.map { "'\($0)'" }.joined(separator: ", ")
}
