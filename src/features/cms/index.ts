export { type FrontPost, readFrontPosts } from './front-posts.ts';
export { definePosts } from './posts-register.ts';
