import { JobPosts } from './job-posts.tsx'

/** 岗位信息. */
export function Page() {
  return <JobPosts />
}
