package io.hearth.keystone.bootstrap;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Request;
import io.hearth.keystone.KeystoneAdmin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Keystone in memory that counts what changes it. */
final class MemoryKeystone implements KeystoneAdmin {
    private final Map<Kind, List<Entry>> entries = new HashMap<>();
    private final Map<String, Object> passwords = new HashMap<>();
    private final Set<String> grants = new HashSet<>();
    int changes;

    @Override
    public List<Entry> find(Kind kind, Map<String, String> filter) {
        return entries.getOrDefault(kind, List.of()).stream()
                .filter(entry -> entry.fields().entrySet().containsAll(filter.entrySet()))
                .toList();
    }

    @Override
    public Entry create(Kind kind, Map<String, Object> fields) {
        changes++;
        String id = String.valueOf(fields.getOrDefault("id", kind + "-" + changes));
        Entry entry = new Entry(id, texts(fields));
        entries.computeIfAbsent(kind, any -> new ArrayList<>()).add(entry);
        notePassword(entry.id(), fields);
        return entry;
    }

    @Override
    public void change(Kind kind, String id, Map<String, Object> fields) {
        changes++;
        entries.getOrDefault(kind, List.of())
                .replaceAll(entry -> entry.id().equals(id) ? with(entry, fields) : entry);
        notePassword(id, fields);
    }

    @Override
    public boolean hasGrant(Scope scope, String scopeId, String userId, String roleId) {
        return grants.contains(String.join(" ", scope.name(), scopeId, userId, roleId));
    }

    @Override
    public void grant(Scope scope, String scopeId, String userId, String roleId) {
        changes++;
        grants.add(String.join(" ", scope.name(), scopeId, userId, roleId));
    }

    @Override
    public boolean isPassword(String userId, Secret password) {
        return password.reveal().equals(passwords.get(userId));
    }

    @Override
    public boolean verifiesEc2ForAnyone(Ec2Request request) {
        return false;
    }

    private void notePassword(String id, Map<String, Object> fields) {
        if (fields.containsKey("password")) {
            passwords.put(id, fields.get("password"));
        }
    }

    private static Entry with(Entry entry, Map<String, Object> fields) {
        Map<String, String> all = new HashMap<>(entry.fields());
        all.putAll(texts(fields));
        return new Entry(entry.id(), all);
    }

    private static Map<String, String> texts(Map<String, Object> fields) {
        Map<String, String> texts = new HashMap<>();
        fields.forEach(
                (name, value) -> {
                    if (value instanceof String text) {
                        texts.put(name, text);
                    }
                });
        return texts;
    }
}
