package io.hearth.stackapi.api.stack;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.stack.StackQuery.TagFilter;
import java.util.List;
import java.util.stream.Stream;

/** The tags of stacks, as requests give them and ask for them. */
final class StackTags {
    private static final int LONGEST = 80;

    private StackTags() {}

    /**
     * What a list asks of the tags.
     *
     * @param hidden tags of stacks that are not listed
     */
    static TagFilter of(Query query, List<String> hidden) {
        return new TagFilter(
                list(query, "tags"),
                list(query, "tags_any"),
                list(query, "not_tags"),
                Stream.concat(list(query, "not_tags_any").stream(), hidden.stream()).toList());
    }

    /**
     * @throws HeatFault 400 for a tag that is longer than Heat's
     */
    static void check(String tag) {
        if (tag.length() > LONGEST) {
            throw HeatFault.badRequest(
                    "Invalid tag, \"%s\" is longer than %d characters".formatted(tag, LONGEST));
        }
    }

    private static List<String> list(Query query, String key) {
        List<String> tags = query.list(key);
        tags.forEach(StackTags::check);
        return tags;
    }
}
