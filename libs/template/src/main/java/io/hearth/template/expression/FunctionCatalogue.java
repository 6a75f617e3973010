package io.hearth.template.expression;

import io.hearth.template.version.TemplateVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions by name, and the versions that have them. Before its time a function's name is a
 * plain key; after it, an error.
 */
final class FunctionCatalogue {
    private static final String NEVER = "9999-12-31";
    private static final String FIRST = "2013-05-23";

    private static final Map<String, Row> ROWS = new HashMap<>();

    /**
     * A function.
     *
     * @param since the first HOT that has it
     * @param until the first HOT that refuses it
     * @param cfn whether CloudFormation templates have it
     */
    private record Row(String name, String since, String until, boolean cfn, Call.Parser parser) {}

    static {
        List.of(
                        hot("get_param", FIRST, FunctionParsers::getParameter),
                        hot("get_resource", FIRST, FunctionParsers::getResource),
                        hot("get_attr", FIRST, FunctionParsers::getAttribute),
                        hot("get_file", FIRST, FunctionParsers::getFile),
                        hot("list_join", FIRST, FunctionParsers::join),
                        hot("str_replace", FIRST, FunctionParsers::replace),
                        hot("digest", "2015-04-30", FunctionParsers::digest),
                        hot("repeat", "2015-04-30", FunctionParsers::repeat),
                        hot("str_split", "2015-10-15", FunctionParsers::split),
                        both("Ref", "2014-10-16", FunctionParsers::ref),
                        both("Fn::Join", "2014-10-16", FunctionParsers::cfnJoin),
                        both("Fn::Split", "2014-10-16", FunctionParsers::cfnSplit),
                        both("Fn::Replace", "2014-10-16", FunctionParsers::cfnReplace),
                        both("Fn::Base64", "2014-10-16", FunctionParsers::base64),
                        both("Fn::Select", "2015-10-15", FunctionParsers::select),
                        cfn("Fn::GetAtt", FunctionParsers::cfnGetAttribute),
                        cfn("Fn::FindInMap", FunctionParsers::findInMap),
                        hot("resource_facade", FIRST, FunctionCatalogue::notBuilt),
                        hot("map_merge", "2016-04-08", FunctionCatalogue::notBuilt),
                        hot("map_replace", "2016-10-14", FunctionCatalogue::notBuilt),
                        hot("yaql", "2016-10-14", FunctionCatalogue::notBuilt),
                        hot("if", "2016-10-14", FunctionCatalogue::notBuilt),
                        hot("filter", "2017-02-24", FunctionCatalogue::notBuilt),
                        hot("str_replace_strict", "2017-02-24", FunctionCatalogue::notBuilt),
                        hot("str_replace_vstrict", "2017-09-01", FunctionCatalogue::notBuilt),
                        hot("make_url", "2017-09-01", FunctionCatalogue::notBuilt),
                        hot("list_concat", "2017-09-01", FunctionCatalogue::notBuilt),
                        hot("list_concat_unique", "2017-09-01", FunctionCatalogue::notBuilt),
                        hot("contains", "2017-09-01", FunctionCatalogue::notBuilt),
                        both("Fn::GetAZs", "2014-10-16", FunctionCatalogue::notBuilt),
                        both("Fn::MemberListToMap", "2014-10-16", FunctionCatalogue::notBuilt),
                        both("Fn::ResourceFacade", "2014-10-16", FunctionCatalogue::notBuilt),
                        cfn("Fn::If", FunctionCatalogue::notBuilt))
                .forEach(row -> ROWS.put(row.name(), row));
    }

    private FunctionCatalogue() {}

    /** The function's parser; null when the name means nothing in that version. */
    static Call.@Nullable Parser find(TemplateVersion version, String name) {
        Row row = ROWS.get(name);
        if (row == null) {
            return null;
        }
        if (!version.isHot()) {
            return row.cfn() ? row.parser() : null;
        }
        if (!version.isHotSince(row.since())) {
            return null;
        }
        return version.isHotSince(row.until()) ? FunctionCatalogue::removed : row.parser();
    }

    private static Row hot(String name, String since, Call.Parser parser) {
        return new Row(name, since, NEVER, false, parser);
    }

    private static Row both(String name, String until, Call.Parser parser) {
        return new Row(name, FIRST, until, true, parser);
    }

    private static Row cfn(String name, Call.Parser parser) {
        return new Row(name, NEVER, NEVER, true, parser);
    }

    private static Expression notBuilt(Call call) {
        throw call.wrong("The function %s is not supported yet.".formatted(call.function()));
    }

    private static Expression removed(Call call) {
        throw call.wrong(
                "The template version is invalid: The function %s is not supported in this version of HOT."
                        .formatted(call.function()));
    }
}
