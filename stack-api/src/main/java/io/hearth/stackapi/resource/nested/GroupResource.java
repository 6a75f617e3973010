package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.AttributePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A resource that stands for several others, whose attributes are those of all of them. */
abstract class GroupResource extends NestedResource {
    protected static final String REFS = "refs";
    protected static final String REFS_MAP = "refs_map";
    protected static final String ATTRIBUTES = "attributes";

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put(REFS, new AttributeSchema("The references of the members.", "list"));
        attributes.put(
                ATTRIBUTES,
                AttributeSchema.map(
                        "Of an attribute of the members, name to value; takes a path."));
        return attributes;
    }

    /** Any attribute of the members. */
    @Override
    public boolean hasAttribute(String attribute) {
        return true;
    }

    @Override
    protected boolean tells(Set<String> outputs, String attribute) {
        return Members.tell(outputs, attribute);
    }

    @Override
    public @Nullable Object attribute(
            ResourceContext context, String attribute, List<Object> path) {
        Members members = new Members(outputs(context));
        if (Members.isOfOne(attribute)) {
            return members.ofOne(attribute, path);
        }
        return switch (attribute) {
            case REFS -> AttributePath.select(members.referenceList(), path);
            case ATTRIBUTES -> {
                if (path.isEmpty()) {
                    throw TemplateException.unknownAttribute(context.resource().name(), attribute);
                }
                yield members.byName(String.valueOf(path.getFirst()), path.subList(1, path.size()));
            }
            default -> members.each(attribute, path);
        };
    }
}
