package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be told of stacks on demand: resolved when asked, from stored data; nothing is kept. */
public interface StackInsight {
    /** The outputs in the template's order; an output that fails carries its error. */
    Uni<List<StackOutput>> outputs(Stack stack);

    /** One output; empty when the template declares none of that key. */
    Uni<Optional<StackOutput>> output(Stack stack, String key);

    /** Output key to description, in the template's order; resolves nothing. */
    Uni<Map<String, String>> outputDescriptions(Stack stack);

    /** The parameters as Heat shows them: pseudo parameters too, hidden ones as asterisks. */
    Uni<Map<String, String>> parameters(Stack stack);

    /** The environment as it was given, hidden parameters as asterisks. */
    Uni<Map<String, Object>> environment(Stack stack);

    /** What the stack is made from; secrets in it are in clear. */
    Uni<StackSource> source(Stack stack);

    /**
     * A resource's attributes.
     *
     * @param with attributes beyond those that its type declares; unknown ones are left out
     */
    Uni<Map<String, @Nullable Object>> attributes(
            Stack stack, Resource resource, Collection<String> with);

    /** A resource's metadata. */
    Map<String, @Nullable Object> metadata(Stack stack, Resource resource);

    /**
     * Checks a template without making anything of it: parameters without a value are taken as they
     * may come, and what is nested in it is not looked at, as in Heat.
     *
     * @param files file name to content
     * @param showNested whether the templates that are nested in it are described, too
     * @throws io.hearth.stackapi.stack.StackException StackValidationFailed
     * @throws io.hearth.template.error.TemplateException what is wrong with template or parameters
     */
    CheckedTemplate check(
            Template template,
            Environment environment,
            Map<String, String> files,
            boolean showNested);
}
