package org.returnhome.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.returnhome.access.Access;
import org.returnhome.access.Decision;
import org.returnhome.access.Operation;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/** Collects how types and fields of the schema are answered; see the package's description for its use. */
public final class Wiring {

    private static final int KEYS_AT_ONCE = 100;
    private static final DataLoaderOptions LOADING = DataLoaderOptions.newOptions().setMaxBatchSize(KEYS_AT_ONCE).build();

    private final Access access;
    private final Set<String> roots = new HashSet<>();
    private final Map<String, Map<String, DataFetcher<?>>> resolvers = new LinkedHashMap<>();
    private final Map<String, Class<?>> sources = new LinkedHashMap<>();
    private final Map<String, Class<? extends Enum<?>>> words = new LinkedHashMap<>();
    private final Map<String, BiFunction<Execution, UUID, ? extends Optional<?>>> nodes = new LinkedHashMap<>();
    private final Map<String, BiFunction<Execution, Set<Object>, ? extends Map<?, ?>>> batches = new LinkedHashMap<>();
    private final ChildRecords childRecords = new ChildRecords();
    private final List<String> mistakes = new ArrayList<>();

    Wiring(Access access) {
        this.access = access;
        type("PageInfo", PageInfo.class);
    }

    /** Declares what Java type stands behind a GraphQL object type: its methods without arguments answer fields of their name. */
    public void type(String type, Class<?> source) {
        once(sources.put(type, source), "type " + type);
    }

    /**
     * Declares that a type is a record of a child: each read of one is noted for the audit, by whatever path it is reached.
     *
     * @param childId whose record it is; null or an empty Optional when nobody knows
     */
    public <S> void childRecord(String type, Function<S, ?> childId, Function<S, UUID> id) {
        childRecords.add(type, childId, id);
    }

    /** Declares {@code XConnection} and {@code XEdge} as {@link Connection} and {@link Edge}. */
    public void connection(String node) {
        type(node + "Connection", Connection.class);
        type(node + "Edge", Edge.class);
    }

    /** Declares what Java enum stands behind a GraphQL enum; its constants must be those of the schema, see {@link Words}. */
    public void words(String type, Class<? extends Enum<?>> constants) {
        once(words.put(type, constants), "enum " + type);
    }

    /** Answers a root field of {@code Query}, once {@link Access} allows the caller's role its {@link Operation}. */
    public void query(String field, DataFetcher<?> resolver) {
        root("Query", field, resolver);
    }

    /** Answers a root field of {@code Mutation}, asked for as a query is; one runs after the other. */
    public void mutation(String field, DataFetcher<?> resolver) {
        root("Mutation", field, resolver);
    }

    /** Answers a field of an object type on a virtual thread, where it may block. */
    public void field(String type, String field, DataFetcher<?> resolver) {
        put(type, field, environment -> CompletableFuture.supplyAsync(
                () -> fetch(resolver, environment), Execution.of(environment).threads()));
    }

    /**
     * Answers a field from a key of its source, for all sources of a level with one call.
     *
     * @param key the key on the source; null or an empty Optional answers null
     * @param load finds the values for a set of keys; what it leaves out answers null
     */
    @SuppressWarnings("unchecked") // the keys that come in are those that key gave out
    public <S, K> void batch(String type, String field, Function<S, ?> key,
                             BiFunction<Execution, Set<K>, ? extends Map<K, ?>> load) {
        var name = type + "." + field;
        batches.put(name, (execution, keys) -> load.apply(execution, (Set<K>) keys));
        put(type, field, environment -> unboxed(key.apply(environment.getSource()))
                .<Object>map(found -> loader(environment, name).load(found)).orElse(null));
    }

    /** Finds a record of a type that implements {@code Node}, as far as the caller may see it. */
    public void node(String type, BiFunction<Execution, UUID, ? extends Optional<?>> find) {
        once(nodes.put(type, find), "node " + type);
    }

    Set<String> roots() {
        return roots;
    }

    Map<String, Map<String, DataFetcher<?>>> resolvers() {
        return resolvers;
    }

    Map<String, Class<?>> sources() {
        return sources;
    }

    Map<String, Class<? extends Enum<?>>> words() {
        return words;
    }

    Map<String, BiFunction<Execution, UUID, ? extends Optional<?>>> nodes() {
        return nodes;
    }

    ChildRecords childRecords() {
        return childRecords;
    }

    List<String> mistakes() {
        return mistakes;
    }

    /** The field's loader in this execution, made when it is first asked: what one caller was shown is never kept for the next. */
    private DataLoader<Object, Object> loader(DataFetchingEnvironment environment, String name) {
        var execution = Execution.of(environment);
        environment.getDataLoaderRegistry().computeIfAbsent(name, any -> DataLoaderFactory.newMappedDataLoader(
                (Set<Object> keys) -> CompletableFuture.supplyAsync(() -> values(batches.get(name).apply(execution, keys)), execution.threads()), LOADING));
        return environment.getDataLoader(name);
    }

    private static Map<Object, Object> values(Map<?, ?> found) {
        return new LinkedHashMap<>(found);
    }

    private void root(String type, String field, DataFetcher<?> resolver) {
        roots.add(type + "." + field);
        var operation = Operation.of(field);
        if (operation.isEmpty()) {
            mistakes.add(type + "." + field + " is no Operation that access knows");
        }
        field(type, field, environment -> {
            var caller = Execution.of(environment).caller();
            if (operation.map(one -> access.may(caller, one)).filter(Decision::allowed).isEmpty()) {
                throw Refusal.of(ProblemCode.NOT_ALLOWED, "Your role may not use `" + field + "`.");
            }
            return resolver.get(environment);
        });
    }

    private void put(String type, String field, DataFetcher<?> resolver) {
        once(resolvers.computeIfAbsent(type, any -> new LinkedHashMap<>()).put(field, resolver), type + "." + field);
    }

    private void once(Object before, String what) {
        if (before != null) {
            mistakes.add(what + " is wired twice");
        }
    }

    private static Optional<?> unboxed(Object key) {
        return key instanceof Optional<?> optional ? optional : Optional.ofNullable(key);
    }

    private static Object fetch(DataFetcher<?> resolver, DataFetchingEnvironment environment) {
        try {
            return resolver.get(environment);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
