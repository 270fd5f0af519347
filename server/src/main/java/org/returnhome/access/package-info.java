/**
 * People, agencies, devices and tokens, and the one place where it is decided who may do and see what
 * ({@link org.returnhome.access.Access}).
 */
package org.returnhome.access;
