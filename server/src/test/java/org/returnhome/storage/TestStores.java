package org.returnhome.storage;

import com.mongodb.client.MongoDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.returnhome.Contexts;
import org.returnhome.Server;
import org.returnhome.access.TestKeys;

/**
 * An application with empty stores of its own, for one test class.
 *
 * <pre>{@code
 * class ThingTest {
 *     @RegisterExtension
 *     static final TestStores STORES = TestStores.opened();          // beans and stores, nothing listens
 *
 *     @Test
 *     void a_thing_is_kept() { STORES.bean(Things.class).keep(…); }
 * }
 *
 * class ThingFlowTest {
 *     @RegisterExtension
 *     static final TestStores STORES = TestStores.serving()           // the real server on a port of the moment
 *             .setting("return-home.access.token-minutes", "1")       // any property of application.yml
 *             .bean(Clock.class, fixedClock);                         // in place of the bean of that type
 *
 *     @Test
 *     void …() { client.send(HttpRequest.newBuilder(STORES.url("/graphql")) …); }
 * }
 * }</pre>
 *
 * <p>One PostgreSQL and one document server run for the whole JVM; each application gets a fresh database in both,
 * copied from a migrated template, in a few dozen milliseconds. With {@code MONGODB_URI} set, the documents are in that
 * MongoDB instead. Workers may ask what they like unless {@code return-home.registered-documents.only} says otherwise. Demo data is off unless {@code return-home.demo.data} says otherwise. Without JUnit's extension:
 * {@code try (TestStores stores = TestStores.opened().start()) { … }}.
 */
public final class TestStores implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private final boolean listening;
    private final Map<String, Object> settings = new HashMap<>();
    private final List<BeanInPlace<?>> beans = new ArrayList<>();
    private ApplicationContext context;
    private TestDatabases.Pair databases;

    private TestStores(boolean listening) {
        this.listening = listening;
    }

    public static TestStores opened() {
        return new TestStores(false);
    }

    public static TestStores serving() {
        return new TestStores(true);
    }

    public TestStores setting(String property, Object value) {
        settings.put(property, value);
        return this;
    }

    public <T> TestStores bean(Class<T> type, T bean) {
        beans.add(new BeanInPlace<>(type, bean));
        return this;
    }

    public TestStores start() {
        databases = TestDatabases.instance().create();
        return open();
    }

    /** Stops the application and starts it again on the same stores, as a restart of the service would. */
    public TestStores restart() {
        context.close();
        return open();
    }

    public ApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The register outside any transaction of the application: what is committed, and nothing else. */
    public DataSource register() {
        return bean(RegisterPool.class).dataSource();
    }

    public MongoDatabase documents() {
        return bean(MongoDatabase.class);
    }

    /** Address of the running server with this path. */
    public URI url(String path) {
        return URI.create(bean(EmbeddedServer.class).getURL() + path);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            databases.drop();
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    private TestStores open() {
        Map<String, Object> all = new HashMap<>(databases.settings());
        all.put("micronaut.server.port", "-1");
        all.put("return-home.demo.data", "false");
        all.put("return-home.registered-documents.only", "off");
        all.putAll(TestKeys.settings());
        all.putAll(settings);
        context = ApplicationContext.builder().environments("test").deduceEnvironment(false).banner(false).properties(all).build();
        beans.forEach(bean -> bean.register(context));
        context.start();
        if (listening) {
            Server.start(context);
        } else {
            Contexts.openStores(context);
        }
        return this;
    }

    private record BeanInPlace<T>(Class<T> type, T bean) {
        void register(ApplicationContext context) {
            context.registerSingleton(type, bean);
        }
    }
}
