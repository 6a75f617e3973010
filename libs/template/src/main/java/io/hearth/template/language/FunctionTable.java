package io.hearth.template.language;

import io.hearth.template.function.Call;
import io.hearth.template.function.ReferenceParsers;
import io.hearth.template.function.collection.Filter;
import io.hearth.template.function.collection.FindInMap;
import io.hearth.template.function.collection.ListConcat;
import io.hearth.template.function.collection.MapMerge;
import io.hearth.template.function.collection.MapReplace;
import io.hearth.template.function.collection.MemberListToMap;
import io.hearth.template.function.collection.Repeat;
import io.hearth.template.function.collection.Select;
import io.hearth.template.function.collection.Zones;
import io.hearth.template.function.condition.Choice;
import io.hearth.template.function.condition.Contains;
import io.hearth.template.function.condition.Equals;
import io.hearth.template.function.condition.Logic;
import io.hearth.template.function.text.Base64;
import io.hearth.template.function.text.Digest;
import io.hearth.template.function.text.Join;
import io.hearth.template.function.text.MakeUrl;
import io.hearth.template.function.text.Replace;
import io.hearth.template.function.text.Split;
import io.hearth.template.function.yaql.Yaql;
import io.hearth.template.version.TemplateVersion;
import java.util.HashMap;
import java.util.Map;

/** Every function by name, and the versions that have it; a new one is a line here. */
final class FunctionTable {
    private static final String NEVER = "9999-12-31";
    private static final String FIRST = "2013-05-23";
    private static final String SECOND = "2014-10-16";
    private static final String NEWTON = "2016-10-14";
    private static final String PIKE = "2017-09-01";

    private static final Map<String, Row> VALUES = new HashMap<>();
    private static final Map<String, Row> CONDITIONS = new HashMap<>();

    /** Which CloudFormation templates have a function. */
    private enum Cfn {
        NONE,
        /** Those of AWS' version, not those of Heat's. */
        AWS,
        ALL
    }

    /**
     * A function.
     *
     * @param since the first HOT that has it
     * @param until the first HOT that refuses it
     */
    record Row(String description, String since, String until, Cfn cfn, Call.Parser parser) {
        boolean isIn(TemplateVersion version) {
            if (version.isHot()) {
                return version.isHotSince(since) && !version.isHotSince(until);
            }
            return cfn == Cfn.ALL
                    || (cfn == Cfn.AWS && version.key().equals(TemplateVersion.CFN_KEY));
        }

        boolean isRemovedFrom(TemplateVersion version) {
            return version.isHotSince(until);
        }
    }

    static {
        hot("get_param", FIRST, "The value of a parameter", ReferenceParsers::getParameter);
        hot("get_resource", FIRST, "The reference of a resource", ReferenceParsers::getResource);
        hot("get_attr", FIRST, "An attribute of a resource", ReferenceParsers::getAttribute);
        hot(
                "get_file",
                FIRST,
                "A function for including a file inline.",
                ReferenceParsers::getFile);
        hot("resource_facade", FIRST, "Of the parent resource", ReferenceParsers::facade);
        hot("list_join", FIRST, "Joins lists of texts", Join::parse);
        hot("str_replace", FIRST, "Replaces placeholders in a text", Replace::parse);
        hot("digest", "2015-04-30", "The digest of a text", Digest::parse);
        hot("repeat", "2015-04-30", "Repeats a template over lists", Repeat::parse);
        hot("str_split", "2015-10-15", "Splits a text", Split::parse);
        hot("map_merge", "2016-04-08", "Merges maps", MapMerge::parse);
        hot("map_replace", NEWTON, "Replaces keys and values of a map", MapReplace::parse);
        hot("yaql", NEWTON, "Evaluates a YAQL expression", Yaql::parse);
        hot("if", NEWTON, "One of two values, by a condition", Choice::parse);
        hot("filter", "2017-02-24", "A list without some values", Filter::parse);
        hot("str_replace_strict", "2017-02-24", "Replaces all placeholders", Replace::strict);
        hot("str_replace_vstrict", PIKE, "Replaces all, by no empty value", Replace::veryStrict);
        hot("make_url", PIKE, "A URL of its parts", MakeUrl::parse);
        hot("list_concat", PIKE, "Lists, one after the other", ListConcat::parse);
        hot("list_concat_unique", PIKE, "Lists, each value once", ListConcat::unique);
        hot("contains", PIKE, "Whether a value is in a list", Contains::parse);
        both("Ref", SECOND, "A parameter's value or a resource", ReferenceParsers::ref);
        both("Fn::Join", SECOND, "Joins a list of texts", Join::parse);
        both("Fn::Split", SECOND, "Splits a text", Split::cfn);
        both("Fn::Replace", SECOND, "Replaces placeholders in a text", Replace::cfn);
        both("Fn::Base64", SECOND, "The text itself", Base64::parse);
        both("Fn::GetAZs", SECOND, "The availability zones", Zones::parse);
        both("Fn::MemberListToMap", SECOND, "A map of members", MemberListToMap::parse);
        both("Fn::ResourceFacade", SECOND, "Of the parent resource", ReferenceParsers::cfnFacade);
        both("Fn::Select", "2015-10-15", "An item of a list or map", Select::parse);
        cfn("Fn::GetAtt", "An attribute of a resource", ReferenceParsers::cfnGetAttribute);
        cfn("Fn::FindInMap", "A value of the mappings", FindInMap::parse);
        VALUES.put("Fn::If", aws("One of two values, by a condition", Choice::parse));

        condition("get_param", NEWTON, "A parameter's value", ReferenceParsers::getParameter);
        condition("equals", NEWTON, "Whether two values are the same", Equals::parse);
        condition("not", NEWTON, "The opposite of a condition", Logic::not);
        condition("and", NEWTON, "Whether all conditions hold", Logic::and);
        condition("or", NEWTON, "Whether one condition holds", Logic::or);
        condition("yaql", PIKE, "Evaluates a YAQL expression", Yaql::parse);
        condition("contains", PIKE, "Whether a value is in a list", Contains::parse);
        CONDITIONS.put("Ref", aws("A parameter's value", ReferenceParsers::parameterRef));
        CONDITIONS.put("Fn::FindInMap", aws("A value of the mappings", FindInMap::parse));
        CONDITIONS.put("Fn::Equals", aws("Whether two values are the same", Equals::parse));
        CONDITIONS.put("Fn::Not", aws("The opposite of a condition", Logic::cfnNot));
        CONDITIONS.put("Fn::And", aws("Whether all conditions hold", Logic::and));
        CONDITIONS.put("Fn::Or", aws("Whether one condition holds", Logic::or));
    }

    private FunctionTable() {}

    static Map<String, Row> rows(boolean inCondition) {
        return inCondition ? CONDITIONS : VALUES;
    }

    private static void hot(String name, String since, String description, Call.Parser parser) {
        VALUES.put(name, new Row(description, since, NEVER, Cfn.NONE, parser));
    }

    private static void both(String name, String until, String description, Call.Parser parser) {
        VALUES.put(name, new Row(description, FIRST, until, Cfn.ALL, parser));
    }

    private static void cfn(String name, String description, Call.Parser parser) {
        VALUES.put(name, new Row(description, NEVER, NEVER, Cfn.ALL, parser));
    }

    private static Row aws(String description, Call.Parser parser) {
        return new Row(description, NEVER, NEVER, Cfn.AWS, parser);
    }

    private static void condition(
            String name, String since, String description, Call.Parser parser) {
        CONDITIONS.put(name, new Row(description, since, NEVER, Cfn.NONE, parser));
    }
}
