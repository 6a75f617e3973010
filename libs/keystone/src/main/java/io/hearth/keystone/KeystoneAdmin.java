package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import java.util.List;
import java.util.Map;

/**
 * What an administrator sets up in Keystone. Calls block; they throw {@link KeystoneException} as
 * those of {@link Keystone} do.
 */
public interface KeystoneAdmin {
    /** What Keystone keeps in a collection of its own. */
    enum Kind {
        DOMAIN,
        PROJECT,
        USER,
        ROLE,
        SERVICE,
        ENDPOINT,
        /** Its id is its name, and no filter takes it. */
        REGION
    }

    /** What a role is granted on. */
    enum Scope {
        DOMAIN,
        PROJECT
    }

    /**
     * An object with its texts, such as {@code name} and {@code url}; other fields are left out.
     */
    record Entry(String id, Map<String, String> fields) {
        public Entry {
            fields = Map.copyOf(fields);
        }
    }

    /** All of a kind whose fields have these values, by Keystone's own filter. */
    List<Entry> find(Kind kind, Map<String, String> filter);

    Entry create(Kind kind, Map<String, Object> fields);

    /** Changes the given fields only. */
    void change(Kind kind, String id, Map<String, Object> fields);

    boolean hasGrant(Scope scope, String scopeId, String userId, String roleId);

    void grant(Scope scope, String scopeId, String userId, String roleId);

    /** Whether the user can log in with this password. */
    boolean isPassword(String userId, Secret password);

    /** Whether Keystone verifies a signature for somebody without a token (CVE-2025-65073). */
    boolean verifiesEc2ForAnyone(Ec2Request request);
}
