package io.hearth.keystone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keystone with the authority of somebody who trusts this login: whatever the trustor may do, and
 * nothing else. Calls block. An object is all of its JSON, field by field.
 *
 * <p>Every method throws {@link RefusedException} with Keystone's words when Keystone refuses,
 * {@link TrustBrokenException} when the trust does not do any more, and {@link
 * KeystoneException.Unavailable} when there is no verdict: it may have been carried out.
 */
public interface DelegatedKeystone {
    /** The collections that objects live in. */
    enum Kind {
        DOMAIN,
        PROJECT,
        USER,
        GROUP,
        ROLE
    }

    /**
     * By its id.
     *
     * @param id any text; one that cannot be an id is of nothing
     */
    Optional<Map<String, @Nullable Object>> find(Kind kind, String id);

    /** All that Keystone's own filter lets through. */
    List<Map<String, @Nullable Object>> list(Kind kind, Map<String, String> filter);

    /**
     * @return the object as Keystone made it
     */
    Map<String, @Nullable Object> create(Kind kind, Map<String, @Nullable Object> fields);

    /**
     * Changes the given fields only.
     *
     * @return the object as it is then
     */
    Map<String, @Nullable Object> change(
            Kind kind, String id, Map<String, @Nullable Object> fields);

    /** What is not there needs no removal. */
    void delete(Kind kind, String id);

    /** Idempotent. */
    void join(String groupId, String userId);

    /** Who is no member needs not leave. */
    void leave(String groupId, String userId);

    /** Idempotent. */
    void grant(Grant grant);

    /** What is not granted needs no removal. */
    void revoke(Grant grant);

    /** Ends the trust itself; one that is gone is ended. */
    void endTrust();
}
