import FoundationEssentials
public import Parameters

/// Returns what is inconsistent about the table of parameters of a method, as phrases.
///
/// A table is consistent when its defaults are allowed, its names are unique and made of whole
/// words, it has a phrase for everything, and it names exactly what the method keeps in JSON.
///
/// - Parameter method: The type of the method.
/// - Returns: The flaws, none for a consistent table.
public func tableFlaws<Method: Parameterized>(of method: Method.Type) -> [String] {
  let names = Method.parameters.map(\.name)
  var flaws: [String] = []
  do throws(ParameterError) { try Method().validate() } catch { flaws.append("\(error)") }
  if Set(names).count < names.count { flaws.append("a name stands twice among \(names)") }
  if storedNames(of: Method()) != names.sorted() { flaws.append("JSON has other names") }
  if !isIdentifier(Method.identifier) { flaws.append("'\(Method.identifier)' is no identifier") }
  if !isSentence(Method.summary) { flaws.append("'\(Method.summary)' is no sentence") }
  for parameter in Method.parameters {
    if !isMadeOfWords(parameter.name) { flaws.append("'\(parameter.name)' is no whole word") }
    if !isPhrase(parameter.summary) { flaws.append("'\(parameter.summary)' is no phrase") }
    if !isPhrase(parameter.requirement) { flaws.append("'\(parameter.requirement)' is no phrase") }
  }
  return flaws
}

/// The keys under which a method is stored.
private func storedNames(of method: some Encodable) -> [String] {
  guard let data = try? JSONEncoder().encode(method),
    let members = try? JSONDecoder().decode([String: Setting].self, from: data)
  else { return [] }
  return members.keys.sorted()
}

/// Whether a name is camel case, and no word of it is cut short.
private func isMadeOfWords(_ name: String) -> Bool {
  let shortened = ["num", "min", "max", "tol", "iter", "init", "param", "dist", "freq", "comp"]
  var words: [String] = [""]
  for letter in name {
    if letter.isUppercase { words.append("") }
    words[words.count - 1].append(letter.lowercased())
  }
  return words.allSatisfy { word in
    word.count > 2 && word.allSatisfy { "a"..."z" ~= $0 } && !shortened.contains(word)
  }
}

/// Whether a name is lower case, with hyphens between its words.
private func isIdentifier(_ name: String) -> Bool {
  !name.isEmpty
    && name.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy { "a"..."z" ~= $0 || "0"..."9" ~= $0 }
    }
}

private func isSentence(_ text: String) -> Bool {
  text.first?.isUppercase == true && text.hasSuffix(".") && !text.hasSuffix("..")
}

private func isPhrase(_ text: String) -> Bool {
  text.first?.isUppercase == false && !text.hasSuffix(".") && text.count > 4
}
