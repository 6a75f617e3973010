package io.hearth.template.function.yaql;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hearth.template.Documents;
import io.hearth.template.Template;
import io.hearth.template.error.TemplateException;
import io.hearth.template.text.JsonText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YaqlTest {
    private static final Map<String, Object> DATA =
            Map.of(
                    "n",
                    List.of(3, 1, 2),
                    "people",
                    List.of(
                            Map.of("name", "ann", "age", 30),
                            Map.of("name", "bob", "age", 20),
                            Map.of("name", "cid", "age", 30)),
                    "m",
                    Map.of("a", Map.of("b", List.of(5, 6))),
                    "nested",
                    List.of(List.of(1, List.of(2)), List.of(3)),
                    "text",
                    "a,b");

    private static final List<String> WORDS =
            List.of(
                    "$",
                    "$.data",
                    "$.data.n",
                    "$.data.people",
                    "$.data.m",
                    "$.data.text",
                    ".n",
                    ".a",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    " => ",
                    " + ",
                    " - ",
                    " * ",
                    " / ",
                    " mod ",
                    " < ",
                    " = ",
                    " in ",
                    " and ",
                    " not ",
                    "1",
                    "-2",
                    "0.5",
                    "'x'",
                    "null",
                    "true",
                    ".where($)",
                    ".select([$, 1])",
                    ".orderBy($)",
                    ".sum()",
                    ".first()",
                    ".flatten()",
                    ".groupBy($)",
                    ".toDict($)",
                    ".join(',')",
                    ".reduce($1 + $2)",
                    ".get(a)",
                    ".items()",
                    ".substring(-1, 9)",
                    ".split(',')",
                    ".zip($.data.n)",
                    ".limit(-1)",
                    ".mergeWith({a => 1})",
                    ".indexOf(1)",
                    "let(x => 2) -> $x",
                    "switch(1 => 2)",
                    "range(3)",
                    "dict([[1, 2]])",
                    "int('z')",
                    ".replace(a, b)",
                    "[0]",
                    "[-9]",
                    "[a, 1]",
                    ".enumerate()",
                    ".distinct($)");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.data.n.sum()                                      | 6
                    $.data.n.len() + len($.data.text)                   | 6
                    $.data.n.max() - $.data.n.min()                     | 2
                    $.data.m.a.b[0]                                     | 5
                    $.data.m.a.b[-1]                                    | 6
                    $.data.m.a.get(c)                                   | null
                    $.data.m.get(x, 7)                                  | 7
                    $.data.m["x", 8]                                    | 8
                    $.data.m?.a?.b                                      | [5, 6]
                    null?.a                                             | null
                    $.data.people.name                                  | ["ann", "bob", "cid"]
                    $.data.people.where($.age > 20).select($.name)      | ["ann", "cid"]
                    $.data.people.where($.age > 20 and $.name != cid).name | ["ann"]
                    $.data.people.where(not $.age = 30).name            | ["bob"]
                    $.data.people.select({$.name => $.age})             | [{"ann": 30}, {"bob": 20}, {"cid": 30}]
                    dict($.data.people.select([$.name, $.age]))         | {"ann": 30, "bob": 20, "cid": 30}
                    $.data.people.toDict($.name, $.age + 1)             | {"ann": 31, "bob": 21, "cid": 31}
                    $.data.people.groupBy($.age, $.name)                | [[30, ["ann", "cid"]], [20, ["bob"]]]
                    $.data.people.groupBy($.age, $.name, $.len())       | [[30, 2], [20, 1]]
                    $.data.people.orderBy($.age).name                   | ["bob", "ann", "cid"]
                    $.data.people.orderByDescending($.name).first().name | "cid"
                    $.data.nested.flatten()                             | [1, 2, 3]
                    $.data.nested.selectMany($)                         | [1, [2], 3]
                    $.data.n.orderBy($).join(",")                       | "1,2,3"
                    ",".join($.data.n)                                  | "3,1,2"
                    $.data.text.split(",").select($.toUpper())          | ["A", "B"]
                    $.data.text.replace(a, xx).startsWith(xx)           | true
                    $.data.n.any($ > 2) and $.data.n.all($ > 0)         | true
                    2 in $.data.n and not 9 in $.data.n                 | true
                    $.data.n.contains(1)                                | true
                    $.data.n.aggregate($1 * 10 + $2)                    | 312
                    $.data.n.reduce($1 + $2, 10)                        | 16
                    $.data.n.distinct().reverse()                       | [2, 1, 3]
                    [1, 1, 2].distinct()                                | [1, 2]
                    $.data.n.skip(1).limit(1)                           | [1]
                    $.data.n.zip([a, b])                                | [[3, "a"], [1, "b"]]
                    $.data.n.enumerate(1)                               | [[1, 3], [2, 1], [3, 2]]
                    $.data.n.join([1, 2], $1 = $2, $1 + $2)             | [2, 4]
                    $.data.n.concat([9]).append(8, 7)                   | [3, 1, 2, 9, 8, 7]
                    $.data.n.indexOf(2)                                 | 2
                    $.data.m.a.set(c, 1).keys()                         | ["b", "c"]
                    {a => {x => 1}}.mergeWith({a => {y => 2}, b => 3})  | {"a": {"x": 1, "y": 2}, "b": 3}
                    {a => 1}.items()                                    | [["a", 1]]
                    {1 => x, null => y}                                 | {"1": "x", "null": "y"}
                    {a => 1} + {b => 2}                                 | {"a": 1, "b": 2}
                    let(t => 10, u => 1) -> $.data.n.select($ * $t + $u) | [31, 11, 21]
                    with(1, 2) -> $1 + $2                               | 3
                    switch($.data.n.len() > 5 => many, true => few)     | "few"
                    coalesce(null, $.data.m.get(x), 4)                  | 4
                    range(3) + range(5, 2, -1)                          | [0, 1, 2, 5, 4, 3]
                    -7 / 2                                              | -4
                    7 mod -2 + 2 * (3 - 1)                              | 3
                    7 / 2.0                                             | 3.5
                    str(1.5) + str(true) + str(null)                    | "1.5truenull"
                    int("12") + int(2.9)                                | 14
                    null < 1 and not 1 < null                           | true
                    1 = 1.0 and a != b                                  | true
                    [] or {} or '' or 0 or end                          | "end"
                    isList([]) and isDict({}) and isString('')          | true
                    "it's" + 'a "b"' + `c\\d`                            | "it'sa \\"b\\"c\\\\d"
                    [].defaultIfEmpty([1]).first(5)                     | 1
                    list(1, [2, 3], $.data.n.select($))  | [1, [2, 3], 3, 1, 2]
                    str([1, [a], {b => []}]) + str([])                  | "(1, ('a',), {'b': ()})()"
                    "ab" * 2 + 2 * "c" + -1 * "d"                       | "ababcc"
                    [1] * 2 + 2 * []                                    | [1, 1]
                    $.data.people.groupBy([$.age], $.name)              | [[[30], ["ann", "cid"]], [[20], ["bob"]]]
                    'abc'.substring(1) + 'abc'.substring(-2, 1)         | "bcb"
                    """)
    void gives(String expression, String json) {
        assertThat(evaluate(expression)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.data.              | Bad expression Parse error: unexpected end of statement of expression '$.data.'.
                    $.data.n.sum(        | Bad expression Parse error: unexpected end of statement of expression '$.data.n.sum('.
                    1 + )                | Bad expression Parse error: unexpected ')' at position 4 of expression '1 + )'.
                    $.data # n           | Bad expression Lexical error: illegal character '#' at position 7 of expression '$.data # n'.
                    $.data.n =~ a        | Bad expression Parse error: unexpected '=~' at position 9 of expression '$.data.n =~ a'.
                    $.data.n.frobnicate() | Bad expression '$.data.n.frobnicate()': the method "frobnicate" is not supported.
                    regex(a)             | Bad expression 'regex(a)': the function "regex" is not supported.
                    let(a => 1)          | Bad expression 'let(a => 1)': let(…) must stand before ->.
                    $.data -> 1          | Bad expression '$.data -> 1': only let(…) and with(…) may stand before ->.
                    'abc                 | Bad expression Lexical error: a text without an end at position 0 of expression ''abc'.
                    """)
    void refusesWhatIsNoQueryOfTheSubset(String expression, String message) {
        assertThat(failureOf(() -> evaluate(expression)))
                .hasMessage("outputs.o.value.yaql: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.data.zzz           | "yaql" cannot evaluate '$.data.zzz': there is no key 'zzz'
                    $.data.n[9]          | "yaql" cannot evaluate '$.data.n[9]': list index out of range
                    $.data.text.x        | "yaql" cannot evaluate '$.data.text.x': 'a,b' has no attribute 'x'
                    $.data.n + 1         | "yaql" cannot evaluate '$.data.n + 1': a list of 3 is no number
                    $.data.m.sum()       | "yaql" cannot evaluate '$.data.m.sum()': the method "sum" is not for a map of 1 with such arguments
                    1 / 0                | "yaql" cannot evaluate '1 / 0': 1 / 0 is no number
                    [].first()           | "yaql" cannot evaluate '[].first()': the method "first" is not for a list of 0 with such arguments
                    1 < a                | "yaql" cannot evaluate '1 < a': 1 and 'a' do not compare
                    """)
    void saysWhereTheDataDoesNotFit(String expression, String message) {
        assertThat(failureOf(() -> evaluate(expression))).hasMessage(message);
    }

    @Test
    void aQueryCannotHangUsOrFillTheMemory() {
        List<String> bombs =
                List.of(
                        "range(100000000)",
                        "range(1000).join(range(1000), true, range(1000)).len()",
                        "range(300).reduce([$1, $1], 1)",
                        "range(300).reduce([$1], 1)",
                        "range(60).reduce($1 + $1, 'xxxxxxxx')",
                        "range(60).reduce($1 + $1, [1])",
                        "range(60).reduce($1 * 9, x)",
                        "range(60).reduce($1 * 9, [1])",
                        "x * 9999999999999999",
                        "range(60).reduce($1.replace(x, xx), 'x')",
                        "(".repeat(500) + "1" + ")".repeat(500),
                        "not ".repeat(5_000) + "1",
                        "1" + " + 1".repeat(5_000),
                        "[".repeat(5_000));

        for (String bomb : bombs) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThat(failureOf(() -> evaluate(bomb))).as(bomb).isNotNull());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void whateverTheWordsItFailsAsATemplateDoes(long seed) {
        Random random = new Random(seed);
        Map<Boolean, Integer> outcomes = new HashMap<>();
        for (int count = 0; count < 4_000; count++) {
            StringBuilder query = new StringBuilder();
            for (int words = 1 + random.nextInt(12); words > 0; words--) {
                query.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            outcomes.merge(succeeds(query.toString()), 1, Integer::sum);
        }
        assertThat(outcomes.keySet()).as("some are queries, most are not").contains(true, false);
    }

    private static boolean succeeds(String query) {
        try {
            return evaluate(query) != null;
        } catch (TemplateException expected) {
            return false;
        }
    }

    private static String evaluate(String expression) {
        Template template =
                Template.of(
                        Map.of(
                                "heat_template_version",
                                "pike",
                                "outputs",
                                Map.of(
                                        "o",
                                        Map.of(
                                                "value",
                                                Map.of(
                                                        "yaql",
                                                        Map.of(
                                                                "expression",
                                                                expression,
                                                                "data",
                                                                DATA))))));
        return JsonText.write(Documents.output(template, Documents.STATES));
    }
}
