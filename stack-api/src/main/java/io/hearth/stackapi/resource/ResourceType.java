package io.hearth.stackapi.resource;

import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.SignalDialect;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.property.PropertySchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type of resource; a CDI bean. Its steps decide and do nothing: the engine stores, publishes and
 * waits.
 */
public interface ResourceType {
    /**
     * The attribute of every type that shows what a service of OpenStack tells of the resource;
     * null for resources that stand for none.
     */
    String SHOW = "show";

    /** As templates name it, such as {@code OS::Heat::WaitConditionHandle}. */
    String name();

    /** What it is for: a sentence or two for those who write templates. */
    String description();

    default SupportStatus supportStatus() {
        return SupportStatus.ALWAYS;
    }

    /** Property name to schema. */
    Map<String, PropertySchema> properties();

    /** Key of the update policy to schema; empty for a type that has none. */
    default Map<String, PropertySchema> updatePolicy() {
        return Map.of();
    }

    /** Attribute name to schema, without {@link #SHOW}. */
    Map<String, AttributeSchema> attributes();

    /** Whether {@code get_attr} may ask for it: {@code show} is an attribute of every type. */
    default boolean hasAttribute(String attribute) {
        return acceptsAnything() || attribute.equals(SHOW) || attributes().containsKey(attribute);
    }

    /**
     * Whether it may turn out to have an attribute, as far as is known before it is made; what it
     * has not then is an error where it is asked for.
     */
    default boolean mayHaveAttribute(String attribute) {
        return hasAttribute(attribute);
    }

    /**
     * Whether an attribute may give a credential, so that the stack's creator alone reads it of a
     * resource whose secrets are marked so.
     */
    default boolean isSecret(String attribute) {
        AttributeSchema schema = attributes().get(attribute);
        return schema != null && schema.secret();
    }

    /**
     * Whether who knows the reference knows a secret of the resource, be it that the reference is
     * one or that others read by it what the resource is made from.
     */
    default boolean referenceIsSecret() {
        return false;
    }

    /**
     * Whether it takes up what resources that it requires are made from, by references that may be
     * written out in its template.
     */
    default boolean takesUpWhatItRequires() {
        return false;
    }

    /**
     * Whether an attribute tells what only the stack's creator may read, whatever is said of the
     * resource itself: it may come from the stack behind it.
     */
    default boolean tellsCreatorOnly(ResourceContext context, String attribute) {
        return false;
    }

    /** The same of the reference. */
    default boolean refersToCreatorOnly(ResourceContext context) {
        return false;
    }

    /**
     * Whether it is a server: software deployments name it by its physical id, and its metadata
     * holds the credential by which its agent comes for them.
     */
    default boolean isServer() {
        return false;
    }

    /**
     * The metadata that a resource shows, from what its template says; of more than that only for a
     * type that {@link #isServer}.
     */
    default Map<String, @Nullable Object> document(
            ResourceContext context, Map<String, @Nullable Object> metadata) {
        return metadata;
    }

    /** The name of the template that stands behind such resources, for messages. */
    default String templateName() {
        return "nested_stack";
    }

    /** Whether any property and attribute will do. */
    default boolean acceptsAnything() {
        return false;
    }

    /** The signals that resources of this type take. */
    default SignalDialect signals() {
        return SignalDialect.NONE;
    }

    /**
     * Checks what schemas cannot say, before anything is made.
     *
     * @param resource the resource's name, for messages
     * @param properties of their types; unresolved ones are {@code Unresolved}
     * @param names the names of all resources of the template
     * @throws io.hearth.stackapi.stack.StackException StackValidationFailed
     */
    default void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {}

    /**
     * Checks what the schemas of the update policy cannot say, before anything is made.
     *
     * @param policy of its schemas' types; what is unresolved is {@code Unresolved}
     * @throws io.hearth.stackapi.stack.StackException StackValidationFailed
     */
    default void validateUpdatePolicy(String resource, Map<String, @Nullable Object> policy) {}

    /** Resources that a definition needs though no function refers to them. */
    default Set<String> implies(ResourceDefinition definition, Set<String> names) {
        return Set.of();
    }

    /** Whether a template may name it; others stand behind what a template names. */
    default boolean offered() {
        return true;
    }

    /**
     * What the nested stack behind a resource is to be made from; empty for a type that has none.
     *
     * @param properties of their types; unresolved ones are {@code Unresolved}
     * @param files file name to content
     * @throws io.hearth.stackapi.stack.StackException StackValidationFailed when there is no such
     *     template
     * @throws io.hearth.template.error.TemplateException what is wrong with it
     */
    default Optional<NestedTemplate> nested(
            Map<String, @Nullable Object> properties, Map<String, String> files) {
        return Optional.empty();
    }

    /**
     * The types of what it makes within, as its properties have them; for those that make more of
     * it later, too.
     *
     * @param properties of their types; unresolved ones are {@code Unresolved}
     * @return their names, and {@code Unresolved} for what is not known yet
     */
    default List<Object> memberTypes(Map<String, @Nullable Object> properties) {
        return List.of();
    }

    /** Whether the steps of a resource look at what the nested stack behind it is made of. */
    default boolean looksAtMembers() {
        return false;
    }

    /** Whether a signal makes another resource larger or smaller, which is in view then. */
    default boolean scales() {
        return false;
    }

    /** Whether an update looks at the resource even when nothing of it has changed. */
    default boolean alwaysUpdated() {
        return false;
    }

    /** Makes the resource, or begins to. */
    Step create(ResourceContext context);

    /** Goes on when what a step before waited for has come. */
    default Step arrived(ResourceContext context, Arrival arrival) {
        return Step.done();
    }

    /** Brings the resource to other properties, in place. */
    default Step update(ResourceContext context, Change change) {
        return Step.done();
    }

    /**
     * Whether a change that the schemas allow in place needs another resource all the same.
     *
     * @param context with the new properties
     */
    default boolean replacedBy(ResourceContext context, Change change) {
        return false;
    }

    /**
     * Whether a property means what it meant though its value has changed, as that of a reference
     * does which holds a credential that was rotated.
     *
     * @param context with the new properties
     */
    default boolean meansTheSame(ResourceContext context, String property) {
        return false;
    }

    /** Whether an update replaces a resource that has failed, whatever it changes. */
    default boolean replacedWhenFailed(ResourceContext context) {
        return true;
    }

    /** Puts the resource to rest: a user that it has is disabled, whatever its type. */
    default Step suspend(ResourceContext context) {
        return IdentityData.hasUser(context)
                ? Step.waiting(new Wait.ForDisabledIdentity())
                : Step.done();
    }

    /** Ends its rest. */
    default Step resume(ResourceContext context) {
        return IdentityData.hasUser(context)
                ? Step.waiting(new Wait.ForEnabledIdentity())
                : Step.done();
    }

    /**
     * Looks whether the resource is as it should be; empty when there is nothing to look at. An
     * identity that it has is looked for, whatever its type.
     */
    default Optional<Step> check(ResourceContext context) {
        return IdentityData.hasIdentity(context)
                ? Optional.of(Step.waiting(new Wait.ForInspection()))
                : Optional.empty();
    }

    /** Removes the resource, or begins to; an identity of it is removed without its doing. */
    default Step delete(ResourceContext context) {
        return Step.done();
    }

    /**
     * Goes on when a provisioner has answered the request that a step before waited for.
     *
     * @param answer to that very request
     */
    default Step answered(ResourceContext context, ResourceAnswered answer) {
        throw new IllegalStateException("%s asks no provisioner.".formatted(name()));
    }

    /** The identity that each of its resources wants in Keystone; empty for none. */
    default Optional<IdentityKind> identity() {
        return Optional.empty();
    }

    /** Whether the password of its identity is what a template says, and no other can be chosen. */
    default boolean givesPassword() {
        return false;
    }

    /** Whether its steps need the authority of the stack's owner, which a trust gives. */
    default boolean needsTrust() {
        return false;
    }

    /**
     * The names of the owner's roles that it hands on to others, as its properties have them.
     *
     * @param properties of their types; unresolved ones are {@code Unresolved}
     */
    default Set<String> handsOn(Map<String, @Nullable Object> properties) {
        return Set.of();
    }

    /**
     * Goes on when the identity worker has answered the request that a step before waited for. What
     * it brought is remembered already.
     *
     * @param answer to that very request
     */
    default Step answered(ResourceContext context, KeystoneAnswered answer) {
        throw new IllegalStateException("%s is no object of Keystone.".formatted(name()));
    }

    /** Takes a signal; only called when {@link #signals} is not NONE. */
    default Signalled signal(ResourceContext context, Signal signal) {
        throw new IllegalStateException("%s takes no signals.".formatted(name()));
    }

    /** Becomes larger or smaller; called of a resource that another one scales. */
    default Adjusted adjust(ResourceContext context, Adjustment adjustment) {
        throw new IllegalStateException("%s has no size.".formatted(name()));
    }

    /**
     * What is to be remembered once the nested stack behind a complete resource has come to an end
     * for which no step waits; empty when there is nothing new.
     */
    default Optional<Outcome> settled(ResourceContext context) {
        return Optional.empty();
    }

    /**
     * Whether a stack may take over such a resource that another stack has let go: only when what
     * its type remembers is all there is of it.
     */
    default boolean adoptable() {
        return false;
    }

    /**
     * Takes over a resource; only called when {@link #adoptable} and no stack is behind it.
     *
     * @param data what the type had remembered, also what it keeps sealed
     * @throws io.hearth.stackapi.stack.StackException StackValidationFailed for data that cannot be
     */
    default Outcome adopt(ResourceContext context, String physicalId, Map<String, String> data) {
        throw new IllegalStateException("%s cannot be adopted.".formatted(name()));
    }

    /**
     * What the nested stack behind a resource that is taken over is made from; empty for a type
     * that has none.
     *
     * @param members the names of what is handed over of that stack's resources, in order
     */
    default Optional<NestedTemplate> adopted(ResourceContext context, List<String> members) {
        return Optional.empty();
    }

    /**
     * Takes over a resource by the nested stack behind it; only called of a type that has one.
     *
     * @param stack complete
     */
    default Outcome adopt(ResourceContext context, NestedOutcome stack) {
        throw new IllegalStateException("%s has no stack behind it.".formatted(name()));
    }

    /** What {@code get_resource} gives. */
    default @Nullable Object reference(ResourceContext context) {
        String physicalId = context.resource().physicalId();
        return physicalId == null ? context.resource().name() : physicalId;
    }

    /**
     * What {@code get_attr} gives for what lies at a path within an attribute.
     *
     * @param path texts and numbers; empty for all of the attribute
     */
    default @Nullable Object attribute(
            ResourceContext context, String attribute, List<Object> path) {
        return AttributePath.select(attribute(context, attribute), path);
    }

    /** What {@link #SHOW} gives; null where there is nothing to tell. */
    default @Nullable Object show(ResourceContext context) {
        return null;
    }

    /** Attributes that only this resource has, beside those of its type. */
    default Map<String, @Nullable Object> ownAttributes(ResourceContext context) {
        return Map.of();
    }

    /** What {@code get_attr} gives for one of {@link #attributes}, from what is stored. */
    default @Nullable Object attribute(ResourceContext context, String attribute) {
        return null;
    }
}
