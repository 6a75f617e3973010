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
    /**
     * The outputs in the template's order; an output that fails, or that the reader may not read,
     * carries its error.
     */
    Uni<List<StackOutput>> outputs(Stack stack, Reader reader);

    /** One output; empty when the template declares none of that key. */
    Uni<Optional<StackOutput>> output(Stack stack, String key, Reader reader);

    /** Output key to description, in the template's order; resolves nothing. */
    Uni<Map<String, String>> outputDescriptions(Stack stack);

    /**
     * The parameters as Heat shows them: pseudo parameters too, and as asterisks the hidden ones
     * and those that the reader may not read.
     */
    Uni<Map<String, String>> parameters(Stack stack, Reader reader);

    /** The environment as it was given, with asterisks as for {@link #parameters}. */
    Uni<Map<String, Object>> environment(Stack stack, Reader reader);

    /**
     * Checks that a reader may have a stack's template.
     *
     * @throws io.hearth.stackapi.stack.StackException Forbidden, when it was made of what the
     *     reader may not read
     */
    Uni<Void> checkTemplate(Stack stack, Reader reader);

    /**
     * Checks that a reader may have all that a stack is made of and with.
     *
     * @throws io.hearth.stackapi.stack.StackException Forbidden, when the stack or one within it
     *     may hold something that the reader may not read
     */
    Uni<Void> checkWhole(Stack stack, Reader reader);

    /** What the stack is made from; secrets in it are in clear. */
    Uni<StackSource> source(Stack stack);

    /**
     * A resource's attributes.
     *
     * @param with attributes beyond those that its type declares; unknown ones are left out
     */
    Uni<Map<String, @Nullable Object>> attributes(
            Stack stack, Resource resource, Collection<String> with, Reader reader);

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
