package io.hearth.template.language;

import static io.hearth.template.Documents.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.template.Template;
import io.hearth.template.version.TemplateVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version has which functions. */
class FunctionCatalogueTest {
    private static final String OLDEST =
            "get_param get_resource get_attr get_file list_join str_replace resource_facade";
    private static final String CFN =
            "Ref Fn::GetAZs Fn::Join Fn::Split Fn::Replace Fn::Base64 Fn::MemberListToMap Fn::ResourceFacade Fn::Select";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2013-05-23 | Ref Fn::GetAZs Fn::Join Fn::Split Fn::Replace Fn::Base64 Fn::MemberListToMap Fn::ResourceFacade Fn::Select
                    2014-10-16 | Fn::Select
                    2015-04-30 | Fn::Select digest repeat
                    2015-10-15 | digest repeat str_split
                    2016-04-08 | digest repeat str_split map_merge
                    2016-10-14 | digest repeat str_split map_merge yaql map_replace if
                    2017-02-24 | digest repeat str_split map_merge yaql map_replace if filter str_replace_strict
                    2017-09-01 | digest repeat str_split map_merge yaql map_replace if filter str_replace_strict make_url list_concat list_concat_unique contains str_replace_vstrict
                    queens     | digest repeat str_split map_merge yaql map_replace if filter str_replace_strict make_url list_concat list_concat_unique contains str_replace_vstrict
                    rocky      | digest repeat str_split map_merge yaql map_replace if filter str_replace_strict make_url list_concat list_concat_unique contains str_replace_vstrict
                    wallaby    | digest repeat str_split map_merge yaql map_replace if filter str_replace_strict make_url list_concat list_concat_unique contains str_replace_vstrict
                    """)
    void hot(String version, String more) {
        assertThat(functions("heat_template_version", version, false))
                .isEqualTo(words(OLDEST + " " + more));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2010-09-09 | AWSTemplateFormatVersion  | Fn::If Fn::GetAtt Fn::FindInMap | Fn::Equals Fn::Not Fn::And Fn::Or Ref Fn::FindInMap
                    2012-12-12 | HeatTemplateFormatVersion | Fn::GetAtt Fn::FindInMap        | ''
                    """)
    void cloudFormation(String version, String key, String more, String conditions) {
        assertThat(functions(key, version, false)).isEqualTo(words(CFN + " " + more));
        assertThat(functions(key, version, true)).isEqualTo(words(conditions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2016-04-08 | ''
                    2016-10-14 | get_param equals not and or
                    ocata      | get_param equals not and or
                    pike       | get_param equals not and or yaql contains
                    wallaby    | get_param equals not and or yaql contains
                    """)
    void conditions(String version, String functions) {
        assertThat(functions("heat_template_version", version, true)).isEqualTo(words(functions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2014-10-16 | {Fn::Join: ['', []]} | Fn::Join
                    2015-10-15 | {Fn::Select: [0, []]} | Fn::Select
                    wallaby    | {Ref: x} | Ref
                    """)
    void whatAVersionHasRemovedIsRefused(String version, String expression, String function) {
        assertThat(failureOf(() -> parse(version, "outputs: {o: {value: " + expression + "}}")))
                .hasMessage(
                        "outputs.o.value.%1$s: The template version is invalid: The function %1$s is not supported in this version of HOT."
                                .formatted(function));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    2016-04-08 | conditions: {}                              | The template section is invalid: conditions
                    2016-04-08 | resources: {r: {type: A, condition: c}}     | "condition" is not a valid keyword inside a resource definition
                    2016-04-08 | resources: {r: {type: A, external_id: c}}   | "external_id" is not a valid keyword inside a resource definition
                    2016-04-08 | resources: {r: {type: A, deletion_policy: retain}} | Invalid deletion policy "retain"
                    2016-04-08 | outputs: {o: {value: 1, condition: c}}      | "condition" is not a valid keyword inside a output definition
                    2016-10-14 | parameters: {p: {type: number, constraints: [{modulo: {step: 2, offset: 0}}]}} | No constraint expressed
                    2017-09-01 | parameters: {p: {type: string, tags: [a]}}  | Invalid key 'tags' for parameter (p)
                    2018-08-31 | outputs: {o: {value: {if: [true, 1]}}}      | outputs.o.value.if: Arguments to "if" must be of the form: [condition_name, value_if_true, value_if_false]
                    2014-10-16 | outputs: {o: {value: {get_attr: [r]}}}      | outputs.o.value.get_attr: Arguments to "get_attr" must be of the form [resource_name, attribute, (path), ...]
                    2015-04-30 | outputs: {o: {value: {list_join: [a, [], []]}}} | outputs.o.value.list_join: Incorrect arguments to "list_join" should be: "list_join" : [ " ", [ "str1", "str2"]]
                    """)
    void whatALaterVersionHasAddedIsRefused(String version, String sections, String message) {
        assertThat(failureOf(() -> parse(version, sections))).hasMessage(message);
    }

    @Test
    void allVersionsCanBeListed() {
        assertThat(TemplateVersion.all())
                .hasSize(19)
                .contains(
                        TemplateVersion.of(Map.of("heat_template_version", "rocky")),
                        TemplateVersion.of(Map.of("AWSTemplateFormatVersion", "2010-09-09")),
                        TemplateVersion.of(Map.of("HeatTemplateFormatVersion", "2012-12-12")));
    }

    private static void parse(String version, String sections) {
        Template.parse("heat_template_version: %s%n%s".formatted(version, sections));
    }

    private static Set<String> functions(String key, String version, boolean inCondition) {
        TemplateVersion parsed = TemplateVersion.of(Map.of(key, version));
        return FunctionCatalogue.of(parsed, inCondition).descriptions().keySet();
    }

    private static Set<String> words(String list) {
        Set<String> words = new TreeSet<>(Set.of(list.strip().split(" ")));
        words.remove("");
        return words;
    }
}
