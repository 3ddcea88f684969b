/// A declared argument, option or flag, before its value is known.
public protocol ArgumentKey: Sendable {
  /// The type of what is read.
  associatedtype Result: Sendable

  /// How it is typed and explained.
  var specification: ArgumentSpecification { get }

  /// Turns the texts a person typed for it, possibly none, into a value.
  ///
  /// - Throws: ``UsageError`` when a text does not read as a value, or a required one is missing.
  func result(of texts: [String]) throws(UsageError) -> Result
}

extension ArgumentKey {
  /// The value with its type erased.
  func erasedResult(of texts: [String]) throws(UsageError) -> any Sendable {
    try result(of: texts)
  }
}

/// How one argument, option or flag is typed and explained: all that parser, help and completion
/// need to know.
public struct ArgumentSpecification: Sendable, Hashable {
  /// Where a value stands on the command line.
  public enum Kind: Sendable, Hashable {
    /// By its place.
    case positional

    /// After a name.
    case option

    /// A name without a value.
    case flag

    /// A name without a value, or the same name with `no-` before it.
    case toggle
  }

  /// What a shell may propose for a value.
  public enum Completion: Sendable, Hashable {
    /// Nothing.
    case none

    /// Files with one of these endings, or any file when there is none.
    case files([String])

    /// Folders.
    case folders

    /// These words.
    case words([String])
  }

  /// Where a value stands.
  public var kind: Kind

  /// The name, without leading dashes; for a positional argument the word the help shows.
  public var name: String

  /// One letter that may be typed after a single dash instead of the name.
  public var short: Character?

  /// The word that stands for the value in the help.
  public var placeholder: String

  /// What it does, as one phrase.
  public var help: String

  /// The heading it stands under in the help; empty for the common one.
  public var group: String

  /// The default as a person would type it.
  public var defaultText: String?

  /// Whether it must be given.
  public var isRequired: Bool

  /// Whether it may be given several times.
  public var isRepeating: Bool

  /// What a shell may propose.
  public var completion: Completion

  /// Whether a value follows.
  var takesValue: Bool { kind == .option || kind == .positional }

  /// How a person types it in a sentence: `--name`, or `FILE`.
  var typed: String { kind == .positional ? placeholder : "--\(name)" }

  /// Every spelling with dashes, the short one first.
  var spellings: [String] {
    guard kind != .positional else { return [] }
    let long = kind == .toggle ? ["--\(name)", "--no-\(name)"] : ["--\(name)"]
    return (short.map { ["-\($0)"] } ?? []) + long
  }
}
